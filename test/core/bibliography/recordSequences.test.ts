import { describeRecordSequences } from "./recordSequences";

describeRecordSequences(500);
