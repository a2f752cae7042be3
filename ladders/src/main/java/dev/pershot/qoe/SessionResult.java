package dev.pershot.qoe;

import java.util.List;

/**
 * How a session went.
 *
 * @param rungs the rung that each segment was played at
 * @param startUpMillis until the first segment was there
 * @param totalMillis from the first request to the last picture
 * @param stalledMillis of these, the picture stood; start-up is not counted
 * @param stalls how often it came to stand
 * @param rampUpMillis until a segment began that is as rich as the network could carry then; the
 *     title's length where none did
 */
record SessionResult(
    StreamedTitle title,
    List<Integer> rungs,
    double startUpMillis,
    double totalMillis,
    double stalledMillis,
    int stalls,
    double rampUpMillis) {
  SessionResult {
    rungs = List.copyOf(rungs);
  }

  int switches() {
    int switches = 0;
    for (int i = 1; i < rungs.size(); i++) {
      if (!rungs.get(i).equals(rungs.get(i - 1))) {
        switches++;
      }
    }
    return switches;
  }
}
