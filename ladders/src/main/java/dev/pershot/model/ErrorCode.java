package dev.pershot.model;

/**
 * Every named failure, banded by stage: 1xx request, 2xx master, 3xx media, 4xx ladder, 5xx store.
 */
public enum ErrorCode {
  USAGE(100, ErrorKind.INPUT, 2),
  POLICY_INVALID(101, ErrorKind.INPUT, 2),
  SHOTS_INVALID(102, ErrorKind.INPUT, 2),
  OUTPUT_UNWRITABLE(103, ErrorKind.INPUT, 1),
  LADDER_INVALID(104, ErrorKind.INPUT, 1),
  GOLDEN_INVALID(105, ErrorKind.INPUT, 1),
  NATIVE_MISSING(110, ErrorKind.INPUT, 1),
  MODEL_UNKNOWN(111, ErrorKind.INPUT, 2),
  SERVER_MISSING(112, ErrorKind.INPUT, 1),
  CURVE_INVALID(120, ErrorKind.INPUT, 1),
  TRACE_INVALID(121, ErrorKind.INPUT, 1),
  OUTPUT_UNFIT(122, ErrorKind.INPUT, 1),
  HISTORY_INVALID(123, ErrorKind.INPUT, 1),
  EVENT_INVALID(124, ErrorKind.INPUT, 1),
  MASTER_MISSING(200, ErrorKind.INPUT, 4),
  MASTER_UNREADABLE(201, ErrorKind.INPUT, 4),
  MASTER_NOT_VIDEO(202, ErrorKind.INPUT, 4),
  MASTER_UNSUPPORTED(203, ErrorKind.INPUT, 4),
  MASTER_DAMAGED(204, ErrorKind.INPUT, 4),
  FRAMES_MISSING(300, ErrorKind.DEFECT, 1),
  FRAME_DIFFERS(301, ErrorKind.DEFECT, 1),
  ENCODE_FAILED(302, ErrorKind.DEFECT, 1),
  SCORE_FAILED(303, ErrorKind.DEFECT, 1),
  SCORE_NOT_FINITE(304, ErrorKind.DEFECT, 1),
  PACKAGE_FAILED(305, ErrorKind.DEFECT, 1),
  INIT_DIFFERS(306, ErrorKind.DEFECT, 1),
  NO_MEMORY(307, ErrorKind.CAPACITY, 1),
  WORKERS_LOST(308, ErrorKind.DEFECT, 1),
  POLICY_IMPOSSIBLE(400, ErrorKind.INPUT, 1),
  PREDICTION_MISSED(401, ErrorKind.DEFECT, 1),
  STORE_UNWRITABLE(500, ErrorKind.INPUT, 1),
  STORE_FULL(501, ErrorKind.CAPACITY, 1),
  STORE_CORRUPT(502, ErrorKind.DEFECT, 1),
  RESULT_DIFFERS(503, ErrorKind.DEFECT, 1),
  STORE_MISSING(504, ErrorKind.INPUT, 1),
  STORE_DENIED(505, ErrorKind.INPUT, 1),
  STORE_UNREACHABLE(506, ErrorKind.CAPACITY, 1),
  SCRATCH_SHORT(507, ErrorKind.CAPACITY, 1),
  ENGINE_UNREACHABLE(600, ErrorKind.CAPACITY, 1),
  ENGINE_REFUSED(601, ErrorKind.INPUT, 1),
  SPOT_UNKNOWN(602, ErrorKind.INPUT, 1),
  RUN_UNKNOWN(603, ErrorKind.INPUT, 1),
  RUN_CANCELLED(604, ErrorKind.INPUT, 1),
  PORT_TAKEN(605, ErrorKind.INPUT, 1),
  QUEUE_MISSING(606, ErrorKind.INPUT, 1),
  QUEUE_DENIED(607, ErrorKind.INPUT, 1),
  QUEUE_UNREACHABLE(608, ErrorKind.CAPACITY, 1),
  CLUSTER_FAILED(610, ErrorKind.INPUT, 1),
  INTERNAL(900, ErrorKind.DEFECT, 1);

  private final int number;
  private final ErrorKind kind;
  private final int exitCode;

  ErrorCode(int number, ErrorKind kind, int exitCode) {
    this.number = number;
    this.kind = kind;
    this.exitCode = exitCode;
  }

  public int number() {
    return number;
  }

  public ErrorKind kind() {
    return kind;
  }

  /** The process exit code when this failure ends a command. */
  public int exitCode() {
    return exitCode;
  }
}
