package dev.pershot.app.replay;

import dev.pershot.model.ErrorCode;
import dev.pershot.model.PershotException;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.common.WorkflowExecutionHistory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The history of one workflow, as runs leave it in {@code history/} of their output folder. */
public record HistoryFile(Path file) {
  /** What runs leave their histories in. */
  private static final String FOLDER = "history";

  private static final String END = ".json";

  /** The file's name for a workflow's id, whose slashes no name may have. */
  public static String name(String workflowId) {
    return workflowId.replace('/', '_') + END;
  }

  /**
   * The histories at a place, by their names.
   *
   * @param place a history, an output folder, a folder with output folders somewhere below it, or
   *     one with nothing but histories
   * @throws PershotException {@link ErrorCode#HISTORY_INVALID} where there are none
   */
  public static List<HistoryFile> at(Path place) {
    if (Files.isRegularFile(place)) {
      return List.of(new HistoryFile(place));
    }
    try (Stream<Path> below = Files.walk(place)) {
      List<Path> files =
          below.filter(file -> file.toString().endsWith(END) && Files.isRegularFile(file)).toList();
      List<Path> ofRuns = files.stream().filter(HistoryFile::isOfRun).toList();
      List<Path> found = ofRuns.isEmpty() ? files : ofRuns;
      if (found.isEmpty()) {
        throw new PershotException(
            ErrorCode.HISTORY_INVALID,
            place + " has no histories; name a run's output folder, or its history folder");
      }
      return found.stream().sorted().map(HistoryFile::new).toList();
    } catch (IOException e) {
      throw unreadable(place, e);
    }
  }

  private static boolean isOfRun(Path file) {
    Path folder = file.toAbsolutePath().normalize().getParent();
    return folder != null && folder.endsWith(FOLDER);
  }

  /**
   * Reads the file.
   *
   * @throws PershotException {@link ErrorCode#HISTORY_INVALID}
   */
  WorkflowExecutionHistory read() {
    String json;
    try {
      json = Files.readString(file);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
    try {
      return WorkflowExecutionHistory.fromJson(json, workflowId(json));
    } catch (RuntimeException e) {
      throw new PershotException(
          ErrorCode.HISTORY_INVALID,
          file + " is no workflow history in JSON; name one that a run left in its history folder",
          e);
    }
  }

  /** Child ids are made of it. Services before 1.24, and the one within, leave it to the name. */
  private String workflowId(String json) {
    HistoryEvent started = WorkflowExecutionHistory.fromJson(json).getEvents().get(0);
    String told = started.getWorkflowExecutionStartedEventAttributes().getWorkflowId();
    return told.isEmpty() ? ofName() : told;
  }

  private String ofName() {
    String name = String.valueOf(file.getFileName());
    return name.substring(0, name.length() - (name.endsWith(END) ? END.length() : 0))
        .replace('_', '/');
  }

  private static PershotException unreadable(Path place, IOException e) {
    return new PershotException(
        ErrorCode.HISTORY_INVALID, "cannot read " + place + "; check the path", e);
  }
}
