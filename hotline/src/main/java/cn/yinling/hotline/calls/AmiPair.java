package cn.yinling.hotline.calls;

import java.io.IOException;
import java.util.function.Consumer;
import org.asteriskjava.manager.AuthenticationFailedException;
import org.asteriskjava.manager.ManagerEventListener;
import org.asteriskjava.manager.SendActionCallback;
import org.asteriskjava.manager.TimeoutException;
import org.asteriskjava.manager.action.CoreShowChannelsAction;
import org.asteriskjava.manager.action.ManagerAction;
import org.asteriskjava.manager.action.PingAction;
import org.asteriskjava.manager.response.ManagerError;

/**
 * Two connections to one Asterisk: events come by one, actions go by the other, so that neither
 * waits for the other. Thread-safe once open.
 */
final class AmiPair implements AutoCloseable {
    private final AmiLine events;
    private final AmiLine actions;
    private final AmiConfig config;

    /** Neither is connected yet. */
    AmiPair(AmiConfig config, ManagerEventListener listener) {
        this.config = config;
        this.events = new AmiLine(config);
        this.actions = new AmiLine(config);
        events.addEventListener(listener);
        actions.addEventListener(listener);
    }

    /** Blocks until both are logged in. */
    void open() throws IOException, TimeoutException, AuthenticationFailedException {
        events.login("call");
        actions.login("off");
    }

    /** Blocks until both have answered; throws where one has not, in time. */
    void ping() throws IOException, TimeoutException {
        events.sendAction(new PingAction(), config.answerWithin().toMillis());
        actions.sendAction(new PingAction(), config.answerWithin().toMillis());
    }

    /** Blocks until Asterisk has listed its channels. */
    CallFact.Snapshot snapshot() throws IOException, TimeoutException {
        return AmiFacts.ofChannels(actions.sendEventGeneratingAction(new CoreShowChannelsAction()));
    }

    /**
     * Sends an action and does not wait.
     *
     * @param refused is given the reason where Asterisk refuses it
     */
    void send(ManagerAction action, Consumer<String> refused) throws IOException {
        SendActionCallback callback =
                response -> {
                    if (response instanceof ManagerError) {
                        refused.accept(String.valueOf(response.getMessage()));
                    }
                };
        actions.sendAction(action, callback);
    }

    @Override
    public void close() {
        events.discard();
        actions.discard();
    }
}
