package cn.yinling.hotline.calls;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Where there is no exchange: the screens alone. Thread-safe. */
public final class NoExchange implements PhoneExchange {
    private volatile Consumer<PhoneEvent> listener = _ -> {};

    @Override
    public void open(Consumer<PhoneEvent> told) {
        listener = told;
    }

    @Override
    public void ring(RingRequest request) {
        listener.accept(new PhoneEvent.Ended(request.callId(), EndCause.EXCHANGE_AWAY));
    }

    @Override
    public void connect(String callId, String caseId) {}

    @Override
    public void takesCallers() {}

    @Override
    public void hold(String callId) {}

    @Override
    public void sayAhead(String callId, int ahead) {}

    @Override
    public void hangUp(String callId) {}

    @Override
    public boolean isUp() {
        return false;
    }

    @Override
    public @Nullable String problem() {
        return null;
    }

    @Override
    public void close() {}
}
