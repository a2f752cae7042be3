package dev.pershot.app.engine;

/** A secret that is told to nobody but the service. */
public final class ApiKey {
  private final String value;

  public ApiKey(String value) {
    this.value = value;
  }

  String value() {
    return value;
  }

  @Override
  public String toString() {
    return "an API key";
  }
}
