package cn.yinling.hotline.seats;

import cn.yinling.hotline.cases.Outcome;
import cn.yinling.hotline.cases.Party;
import cn.yinling.hotline.dispatch.AwayReason;
import cn.yinling.hotline.dispatch.Mode;
import cn.yinling.link.alarm.Cause;
import cn.yinling.link.json.LinkJson;
import cn.yinling.link.json.MalformedJsonException;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what a console sends. Whatever comes, it answers with a command or with a problem. */
final class CommandReader {
    private static final int LONGEST_TEXT = 4_000;
    private static final int LONGEST_CASE_ID = 128;

    /** What was read. */
    sealed interface Read {
        /** The id to answer to; 0 where none could be read. */
        int id();

        record Good(int id, SeatCommand command) implements Read {}

        record Bad(int id, ReplyProblem problem) implements Read {}
    }

    private CommandReader() {}

    static Read read(String message) {
        int id = 0;
        try {
            JsonNode tree = LinkJson.read(message.getBytes(StandardCharsets.UTF_8), JsonNode.class);
            if (!tree.isObject() || !tree.path("id").canConvertToInt()) {
                return new Read.Bad(0, ReplyProblem.MALFORMED);
            }
            id = tree.path("id").intValue();
            return new Read.Good(id, command(tree));
        } catch (MalformedJsonException e) {
            return new Read.Bad(id, ReplyProblem.MALFORMED);
        } catch (ProblemException e) {
            return new Read.Bad(id, e.problem);
        }
    }

    private static SeatCommand command(JsonNode tree) throws ProblemException {
        return switch (tree.path("type").asText()) {
            case "ready" -> new SeatCommand.SetMode(Mode.READY);
            case "away" -> away(tree);
            case "accept" -> new SeatCommand.Accept(caseId(tree));
            case "pass" -> new SeatCommand.Pass(caseId(tree));
            case "note" -> new SeatCommand.Note(caseId(tree), note(tree));
            case "close" ->
                    new SeatCommand.Close(
                            caseId(tree),
                            outcome(tree.path("outcome")),
                            outcomes(tree.path("outcomes")),
                            text(tree));
            case "draft" -> new SeatCommand.WriteDraft(caseId(tree), draft(tree), base(tree));
            case "call" -> new SeatCommand.Call(caseId(tree), party(tree));
            case "hang-up" -> new SeatCommand.HangUp(caseId(tree), party(tree));
            case "hold" -> new SeatCommand.Hold(caseId(tree), party(tree));
            case "take-up" -> new SeatCommand.TakeUp(caseId(tree), party(tree));
            case "identify" -> new SeatCommand.Identify(caseId(tree), tree.path("key").textValue());
            case "verify" -> new SeatCommand.Verify(caseId(tree));
            case "take-back" -> new SeatCommand.TakeBack(caseId(tree));
            case "close-now" -> new SeatCommand.CloseNow(caseId(tree));
            default -> throw new ProblemException(ReplyProblem.UNKNOWN_COMMAND);
        };
    }

    private static SeatCommand away(JsonNode tree) throws ProblemException {
        if (!tree.path("reason").isTextual()) {
            return new SeatCommand.SetMode(Mode.AWAY);
        }
        AwayReason reason =
                AwayReason.ofWireName(tree.path("reason").textValue())
                        .orElseThrow(() -> new ProblemException(ReplyProblem.MALFORMED));
        return new SeatCommand.GoAway(reason, tree.path("afterwards").asBoolean());
    }

    private static String caseId(JsonNode tree) throws ProblemException {
        JsonNode caseId = tree.path("caseId");
        if (!caseId.isTextual() || caseId.textValue().length() > LONGEST_CASE_ID) {
            throw new ProblemException(ReplyProblem.MALFORMED);
        }
        return caseId.textValue();
    }

    private static Party party(JsonNode tree) throws ProblemException {
        return Party.ofWireName(tree.path("party").asText())
                .orElseThrow(() -> new ProblemException(ReplyProblem.MALFORMED));
    }

    private static Outcome outcome(JsonNode name) throws ProblemException {
        return Outcome.ofWireName(name.asText())
                .orElseThrow(() -> new ProblemException(ReplyProblem.NO_OUTCOME));
    }

    /** By cause, a newer hub's as the one that it is here; nothing where it is left out. */
    private static Map<Cause, Outcome> outcomes(JsonNode tree) throws ProblemException {
        if (!tree.isObject() && !tree.isMissingNode() && !tree.isNull()) {
            throw new ProblemException(ReplyProblem.MALFORMED);
        }
        Map<Cause, Outcome> outcomes = new EnumMap<>(Cause.class);
        for (Map.Entry<String, JsonNode> entry : tree.properties()) {
            Cause cause = Cause.ofWireName(entry.getKey()).orElse(Cause.UNREADABLE);
            outcomes.put(cause, outcome(entry.getValue()));
        }
        return outcomes;
    }

    private static String note(JsonNode tree) throws ProblemException {
        String text = text(tree);
        if (text == null) {
            throw new ProblemException(ReplyProblem.MALFORMED);
        }
        return text;
    }

    private static int base(JsonNode tree) throws ProblemException {
        JsonNode base = tree.path("base");
        if (!base.canConvertToInt()) {
            throw new ProblemException(ReplyProblem.MALFORMED);
        }
        return base.intValue();
    }

    /** As it was typed: blanks at the end belong to who is still typing. */
    private static String draft(JsonNode tree) throws ProblemException {
        JsonNode text = tree.path("text");
        refuseUnlessStorable(text);
        return text.textValue();
    }

    /** Null where there is nothing but blanks. */
    private static @Nullable String text(JsonNode tree) throws ProblemException {
        JsonNode text = tree.path("text");
        if (text.isMissingNode() || text.isNull()) {
            return null;
        }
        refuseUnlessStorable(text);
        return text.textValue().isBlank() ? null : text.textValue().strip();
    }

    private static void refuseUnlessStorable(JsonNode text) throws ProblemException {
        // PostgreSQL has no character for U+0000
        if (!text.isTextual() || text.textValue().indexOf('\0') >= 0) {
            throw new ProblemException(ReplyProblem.MALFORMED);
        }
        if (text.textValue().length() > LONGEST_TEXT) {
            throw new ProblemException(ReplyProblem.TOO_LONG);
        }
    }

    private static final class ProblemException extends Exception {
        private static final long serialVersionUID = 1L;
        private final ReplyProblem problem;

        ProblemException(ReplyProblem problem) {
            super(problem.code(), null, false, false);
            this.problem = problem;
        }
    }
}
