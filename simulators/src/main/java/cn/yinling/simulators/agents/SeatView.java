package cn.yinling.simulators.agents;

import cn.yinling.link.json.LinkJson;
import cn.yinling.link.json.MalformedJsonException;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a robot sees of a seat's {@code view}, see {@code hotline/console/src/protocol.ts}.
 *
 * @param isPersonFree whether a person is ready and has nothing to do
 */
record SeatView(
        boolean isReady, boolean isPersonFree, @Nullable Work offer, @Nullable Work current) {

    /** A case as far as a robot cares. */
    record Work(String caseId, String cause, int lane) {}

    /** The view of that message; empty for any other message, such as a reply. */
    static Optional<SeatView> read(String message) throws MalformedJsonException {
        JsonNode tree = LinkJson.read(message.getBytes(StandardCharsets.UTF_8), JsonNode.class);
        if (!tree.path("type").asText().equals("view")) {
            return Optional.empty();
        }
        return Optional.of(
                new SeatView(
                        tree.path("agentState").asText().equals("ready"),
                        isPersonFree(tree.path("seats")),
                        work(tree.path("offer").path("case")),
                        work(tree.path("case"))));
    }

    private static boolean isPersonFree(JsonNode seats) {
        for (JsonNode seat : seats) {
            boolean isPerson = seat.path("agent").isTextual() && !seat.path("robot").asBoolean();
            if (isPerson && seat.path("state").asText().equals("ready")) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable Work work(JsonNode node) {
        if (!node.path("id").isTextual()) {
            return null;
        }
        return new Work(
                node.path("id").asText(), node.path("cause").asText(), node.path("lane").asInt());
    }
}
