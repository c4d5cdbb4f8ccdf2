package cn.yinling.hub.mqtt;

import cn.yinling.hub.doors.Farewell;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a session comes from the client's last connection and goes to its next (OASIS MQTT 5.0,
 * sections 3.1.2.4, 3.1.2.11.2 and 3.1.4). However fast a client reconnects, one connection has the
 * session at a time, and hands it on when it is asked to. Of the session's event loop alone.
 */
final class Succession {
    private static final int SESSION_TAKEN_OVER = 0x8E;
    private static final Begin NOTHING = _ -> {};

    private final Session session;
    private final Intent intent;
    private final HubEnd hub;
    private Duration expiry;
    private boolean isWillDue = true;
    private boolean hasInherited;
    private @Nullable Session heir;
    private Begin begin = NOTHING;

    /**
     * What the client has asked for in its CONNECT.
     *
     * @param expiry how long the session outlives the connection
     */
    record Intent(boolean isCleanStart, Duration expiry, @Nullable Will will) {}

    /** Called when the session is this connection's. */
    interface Begin {
        void begin(boolean isResumed);
    }

    Succession(Session session, Intent intent, HubEnd hub) {
        this.session = session;
        this.intent = intent;
        this.hub = hub;
        this.expiry = intent.expiry();
    }

    /** Asks for the session; it may be another connection's until that one is told. */
    void enter(Begin onBegin) {
        begin = onBegin;
        hub.sessions().enter(session, hub.kept());
    }

    boolean hasBegun() {
        return hasInherited;
    }

    /** What the last connection has left; null where there is nothing. */
    void inherit(@Nullable Remains remains) {
        hasInherited = true;
        Begin waiting = begin;
        begin = NOTHING; // it holds the CONNECT, and with it a password
        boolean isResumed = remains != null && !intent.isCleanStart();
        if (isResumed && remains != null) {
            session.takeUp(remains);
        }
        Session next = heir;
        if (next != null) {
            passOn(next);
        } else if (session.isOver()) {
            leave(false);
        } else {
            waiting.begin(isResumed);
        }
    }

    /**
     * Another connection of the same client is here. The will is void: the client is not gone
     * (section 3.1.2.5 lets a new connection delete it).
     */
    void giveWay(Session next) {
        heir = next;
        hub.meters().takenOver();
        session.disconnect(SESSION_TAKEN_OVER, "another connection has taken over");
        session.end(Farewell.TAKEN_OVER);
        if (hasInherited) {
            passOn(next);
        }
    }

    private void passOn(Session next) {
        Remains left = expiry.isZero() ? null : session.remains();
        next.run(() -> next.succession().inherit(left));
    }

    void withdrawWill() {
        isWillDue = false;
    }

    /**
     * Changes the expiry at DISCONNECT; false where that breaks the rules (section 3.14.2.2.2): a
     * session that was to end with its connection cannot be kept.
     */
    boolean changeExpiry(Duration changed) {
        boolean isAllowed = changed.isZero() || !intent.expiry().isZero();
        if (isAllowed) {
            expiry = changed;
        }
        return isAllowed;
    }

    /**
     * The connection is closed. No will for the hub's own end: the device is not gone (section
     * 3.1.2.5 lets a server that shuts down defer it).
     */
    void over() {
        if (hasInherited && heir == null) {
            leave(isWillDue && !session.hasEndedBy(Farewell.HUB_ENDED));
        }
    }

    private void leave(boolean mayPublishWill) {
        Will will = mayPublishWill ? intent.will() : null;
        Remains remains = session.remains();
        Sessions.Standing standing =
                hub.sessions().vacate(session, () -> !expiry.isZero() && keep(remains, will));
        if (will == null) {
            return;
        }
        switch (standing) {
            case ENDED -> session.publish(will);
            case KEPT -> {
                if (will.delay().isZero()) {
                    session.publish(will);
                }
            }
            case TAKEN_OVER -> {}
        }
    }

    private boolean keep(Remains remains, @Nullable Will will) {
        KeptSessions.PendingWill pending = null;
        if (will != null && !will.delay().isZero()) {
            Instant dueAt = hub.clock().instant().plus(will.delay());
            pending =
                    new KeptSessions.PendingWill(
                            () -> session.run(() -> session.publish(will)), dueAt);
        }
        return hub.kept().keep(session.key(), session.identity(), remains, expiry, pending);
    }
}
