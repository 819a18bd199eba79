import { describeRecordSequences } from "./recordSequences";

describeRecordSequences(10_000);
