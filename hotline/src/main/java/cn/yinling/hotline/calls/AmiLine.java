package cn.yinling.hotline.calls;

import java.io.IOException;
import org.asteriskjava.AsteriskVersion;
import org.asteriskjava.lock.Locker.LockCloser;
import org.asteriskjava.manager.ManagerConnectionState;
import org.asteriskjava.manager.internal.ManagerConnectionImpl;

/**
 * One connection from login to its end. asterisk-java's own reconnect is switched off: it does not
 * begin when the library has missed the disconnect, and it keeps the state of what is gone.
 */
final class AmiLine extends ManagerConnectionImpl {
    private boolean used;

    AmiLine(AmiConfig config) {
        setHostname(config.host());
        setPort(config.port());
        setUsername(config.username());
        setPassword(config.secret().value());
        int answerMillis = (int) config.answerWithin().toMillis();
        setSocketTimeout(answerMillis);
        setDefaultResponseTimeout(answerMillis);
        setDefaultEventTimeout(2L * answerMillis);
    }

    /** Throws on the second call, by which the library would reconnect. */
    @Override
    protected void connect() throws IOException {
        if (used) {
            throw new IOException("this line is over");
        }
        used = true;
        super.connect();
    }

    /** Not asked for: it costs a round trip, and there is one version we are made for. */
    @Override
    protected AsteriskVersion determineVersion() {
        return AsteriskVersion.ASTERISK_22;
    }

    /** Ends it at once, whatever state the library believes it to be in. */
    void discard() {
        try (LockCloser _ = withLock()) {
            state = ManagerConnectionState.DISCONNECTED;
            disconnect();
        }
    }
}
