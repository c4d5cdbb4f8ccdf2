package cn.yinling.simulators.pbx;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** One leg of a call. On the exchange's thread. */
final class Channel {
    final String name;
    final String uniqueId;
    final Phone phone;
    final OriginateRequest request;
    final Instant createdAt;
    final Map<String, String> variables = new LinkedHashMap<>();

    State state = State.DOWN;
    CallerId callerId = CallerId.NONE;
    CallerId connectedLine = CallerId.NONE;
    String context;
    String exten = "s";
    int priority = 1;
    String application = "AppDial2";
    String applicationData = "(Outgoing Line)";
    @Nullable Conference conference;
    @Nullable Instant answeredAt;
    @Nullable Future<?> givingUp;
    @Nullable Future<?> answering;

    enum State {
        DOWN(0, "Down"),
        RINGING(5, "Ringing"),
        UP(6, "Up");

        final int number;
        final String words;

        State(int number, String words) {
            this.number = number;
            this.words = words;
        }
    }

    Channel(String name, String uniqueId, Phone phone, OriginateRequest request, Instant now) {
        this.name = name;
        this.uniqueId = uniqueId;
        this.phone = phone;
        this.request = request;
        this.createdAt = now;
        this.context = phone.name().equals("trunk") ? "callers" : "seats";
        this.variables.putAll(request.variables());
    }

    boolean isUp() {
        return state == State.UP;
    }

    /** Nothing is to happen by itself any more. */
    void stopWaiting() {
        if (givingUp != null) {
            givingUp.cancel(false);
        }
        if (answering != null) {
            answering.cancel(false);
        }
    }

    PhoneCall asCall() {
        return new PhoneCall(phone.name(), uniqueId, callerId.number(), callerId.name(), variables);
    }
}
