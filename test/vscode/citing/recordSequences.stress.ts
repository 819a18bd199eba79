import { describeRecordSequences } from "./recordSequences";

describeRecordSequences(4, 10);
