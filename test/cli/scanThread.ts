/** The program of the threads that look through files, for the tests of the command line. */
import "../../src/cli/scan/thread";
