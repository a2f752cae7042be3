package dev.pershot.model;

/** A named failure. Its message is one sentence for the user: what, which value, what to do. */
public final class PershotException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final ErrorCode code;

  public PershotException(ErrorCode code, String message) {
    super(message);
    this.code = code;
  }

  public PershotException(ErrorCode code, String message, Throwable cause) {
    super(message, cause);
    this.code = code;
  }

  public ErrorCode code() {
    return code;
  }
}
