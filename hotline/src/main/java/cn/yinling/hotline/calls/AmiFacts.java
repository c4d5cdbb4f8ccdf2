package cn.yinling.hotline.calls;

import java.util.HashMap;
import java.util.Map;
import org.asteriskjava.manager.ResponseEvents;
import org.asteriskjava.manager.event.CoreShowChannelEvent;
import org.asteriskjava.manager.event.DialEndEvent;
import org.asteriskjava.manager.event.HangupEvent;
import org.asteriskjava.manager.event.ManagerEvent;
import org.asteriskjava.manager.event.NewStateEvent;
import org.asteriskjava.manager.event.OriginateResponseEvent;
import org.jspecify.annotations.Nullable;

/** What an event of the manager interface says of a call of ours. */
final class AmiFacts {
    private static final int RINGING = 5;
    private static final int UP = 6;

    private AmiFacts() {}

    /** The fact, or null where the event tells nothing we need. */
    static @Nullable CallFact of(ManagerEvent event) {
        return switch (event) {
            case NewStateEvent changed -> ofState(changed.getUniqueId(), changed.getChannelState());
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
        Map<String, Boolean> answered = new HashMap<>();
        answer.getEvents()
                .forEach(event -> {
                    if (event instanceof CoreShowChannelEvent channel
                            && channel.getUniqueid() != null) {
                        Integer state = channel.getChannelState();
                        answered.put(channel.getUniqueid(), state != null && state == UP);
                    }
                });
        return new CallFact.Snapshot(answered);
    }
}
