package cn.yinling.hotline.calls;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.asteriskjava.manager.ResponseEvents;
import org.asteriskjava.manager.event.ConfbridgeJoinEvent;
import org.asteriskjava.manager.event.CoreShowChannelEvent;
import org.asteriskjava.manager.event.DialEndEvent;
import org.asteriskjava.manager.event.HangupEvent;
import org.asteriskjava.manager.event.ManagerEvent;
import org.asteriskjava.manager.event.NewChannelEvent;
import org.asteriskjava.manager.event.NewStateEvent;
import org.asteriskjava.manager.event.OriginateResponseEvent;
import org.jspecify.annotations.Nullable;

/** What an event of the manager interface says of a call of ours. */
final class AmiFacts {
    private static final int RINGING = 5;
    private static final int UP = 6;

    /** Where callers wait, and where lines are that have come into a case. */
    private static final String CALLERS = "callers";

    private static final String HOLD = "hold";
    private static final Set<String> IN_A_CASE = Set.of("case", HOLD);
    private static final Pattern NUMBER = Pattern.compile("\\+?[0-9]{2,20}");

    private AmiFacts() {}

    /** The fact, or null where the event tells nothing we need. */
    static @Nullable CallFact of(ManagerEvent event) {
        return switch (event) {
            case NewChannelEvent made when CALLERS.equals(made.getContext()) ->
                    new CallFact.Arrived(made.getUniqueId(), number(made.getCallerIdNum()));
            case NewStateEvent changed -> ofState(changed.getUniqueId(), changed.getChannelState());
            case ConfbridgeJoinEvent joined -> new CallFact.Joined(joined.getUniqueId());
            case DialEndEvent dialled when dialled.getDialStatus() != null ->
                    new CallFact.Dialled(dialled.getDestUniqueId(), dialled.getDialStatus());
            case HangupEvent gone ->
                    new CallFact.Gone(
                            gone.getUniqueId(), gone.getCause() == null ? 0 : gone.getCause());
            case OriginateResponseEvent answer when !answer.isSuccess() ->
                    new CallFact.OriginateFailed(answer.getUniqueId());
            default -> null;
        };
    }

    private static @Nullable CallFact ofState(String callId, @Nullable Integer state) {
        if (state == null) {
            return null;
        }
        return switch (state) {
            case RINGING -> new CallFact.Rings(callId);
            case UP -> new CallFact.IsUp(callId);
            default -> null;
        };
    }

    static CallFact.Snapshot ofChannels(ResponseEvents answer) {
        Map<String, CallFact.Channel> channels = new HashMap<>();
        answer.getEvents()
                .forEach(event -> {
                    if (event instanceof CoreShowChannelEvent channel
                            && channel.getUniqueid() != null) {
                        channels.put(channel.getUniqueid(), ofChannel(channel));
                    }
                });
        return new CallFact.Snapshot(channels);
    }

    private static CallFact.Channel ofChannel(CoreShowChannelEvent channel) {
        Integer state = channel.getChannelState();
        boolean isUp = state != null && state == UP;
        return new CallFact.Channel(
                isUp,
                CALLERS.equals(channel.getContext()) && isNone(channel.getBridgeid()),
                number(channel.getCallerIdNum()),
                caseId(channel),
                HOLD.equals(channel.getContext()));
    }

    /** The dialplan names a line that has come into a case by an account code. */
    private static @Nullable String caseId(CoreShowChannelEvent channel) {
        String code = channel.getAccountcode();
        return IN_A_CASE.contains(String.valueOf(channel.getContext())) && !isNone(code)
                ? code
                : null;
    }

    private static boolean isNone(@Nullable String text) {
        return text == null || text.isEmpty();
    }

    /** Whoever hides her number is shown as a word. */
    private static @Nullable String number(@Nullable String shown) {
        return shown != null && NUMBER.matcher(shown).matches() ? shown : null;
    }
}
