import { describeRecordSequences } from "./recordSequences";

describeRecordSequences(1, 4);
