package dev.pershot.bench;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import io.temporal.api.common.v1.Payload;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionMetadata;
import java.util.List;
import java.util.Map;

/**
 * The histories of all workflows of a server.
 *
 * @param largestEvents of any
 * @param largestBytes of any, as the server counts them
 * @param titleEvents of the title's own
 * @param titlePayloadBytes of all arguments and results in the title's own
 */
record Histories(
    int workflows,
    long largestEvents,
    long largestBytes,
    long titleEvents,
    long titlePayloadBytes) {
  static Histories of(WorkflowClient client, String titleId) {
    List<WorkflowExecutionMetadata> all = client.listExecutions("").toList();
    var title = client.fetchHistory(titleId);
    return new Histories(
        all.size(),
        all.stream().mapToLong(WorkflowExecutionMetadata::getHistoryLength).max().orElse(0),
        all.stream()
            .mapToLong(found -> found.getWorkflowExecutionInfo().getHistorySizeBytes())
            .max()
            .orElse(0),
        title.getEvents().size(),
        payloadBytes(title.getHistory()));
  }

  /** Of everything inside a message, however deep. */
  private static long payloadBytes(Object value) {
    if (value instanceof Payload payload) {
      ByteString data = payload.getData();
      return data.size();
    }
    if (value instanceof List<?> many) {
      return many.stream().mapToLong(Histories::payloadBytes).sum();
    }
    if (value instanceof Message message) {
      long bytes = 0;
      for (Map.Entry<FieldDescriptor, Object> field : message.getAllFields().entrySet()) {
        bytes += payloadBytes(field.getValue());
      }
      return bytes;
    }
    return 0;
  }
}
