package cn.yinling.hotline.calls;

import cn.yinling.runtime.process.Worker;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.asteriskjava.manager.action.ManagerAction;
import org.asteriskjava.manager.event.ManagerEvent;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asterisk 22 by its manager interface. Everything that happens to a call goes through one queue
 * and one thread, in order. Thread-safe.
 */
public final class AmiExchange implements PhoneExchange {
    /** What the ids of our calls begin with. */
    public static final String CALL_PREFIX = "case-";

    private static final Logger LOG = LoggerFactory.getLogger(AmiExchange.class);
    private static final Duration LOOK_EVERY = Duration.ofMillis(250);

    private final InstantSource clock;
    private final InstantSource timeOfDay;
    private final CallLedger ledger = new CallLedger(event -> tell(event), CALL_PREFIX);
    private final AmiKeeper keeper;
    private final BlockingQueue<Runnable> inbox = new LinkedBlockingQueue<>();
    private final Worker worker = Worker.vital("phone-exchange", this::turn);

    /** Of {@link #worker} alone. */
    private @Nullable AmiPair pair;

    private volatile boolean up;

    private volatile Consumer<PhoneEvent> listener = _ -> {};

    /**
     * Not connected before {@link #open}.
     *
     * @param clock one that nobody sets
     * @param timeOfDay which the exchange's must agree with to within some seconds
     */
    public AmiExchange(AmiConfig config, InstantSource clock, InstantSource timeOfDay) {
        this.clock = clock;
        this.timeOfDay = timeOfDay;
        this.keeper = new AmiKeeper(config, new Inbox());
    }

    @Override
    public void open(Consumer<PhoneEvent> told) {
        listener = told;
        worker.start();
        keeper.start();
    }

    private void tell(PhoneEvent event) {
        listener.accept(event);
    }

    @Override
    public void ring(RingRequest request) {
        inbox.add(() -> originate(request));
    }

    @Override
    public void hangUp(String callId) {
        inbox.add(() -> {
            if (ledger.withdraw(callId)) {
                send(AmiActions.hangUp(callId), reason -> LOG.debug("{}: {}", callId, reason));
            }
        });
    }

    @Override
    public void connect(String callId, String caseId) {
        inbox.add(() -> {
            Consumer<String> refused =
                    reason -> LOG.info("line {} is not there any more: {}", callId, reason);
            send(AmiActions.naming(callId, caseId), refused);
            send(AmiActions.toCase(callId), refused);
        });
    }

    @Override
    public void hold(String callId) {
        inbox.add(() ->
                send(
                        AmiActions.toHold(callId),
                        reason -> LOG.info("line {} cannot be held: {}", callId, reason)));
    }

    @Override
    public void sayAhead(String callId, int ahead) {
        inbox.add(() ->
                send(
                        AmiActions.ahead(callId, ahead),
                        reason -> LOG.debug("{}: {}", callId, reason)));
    }

    @Override
    public void takesCallers() {
        inbox.add(() -> {
            if (pair != null) {
                send(
                        AmiActions.seen(timeOfDay.instant()),
                        reason -> LOG.warn("callers cannot be taken: {}", reason));
            }
        });
    }

    @Override
    public boolean isUp() {
        return up;
    }

    @Override
    public void close() {
        keeper.close();
        worker.close();
    }

    @Override
    public @Nullable String problem() {
        String handling = worker.problem();
        return handling == null ? keeper.problem() : handling;
    }

    private void turn() throws InterruptedException {
        Runnable next = inbox.poll(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
        try {
            if (next != null) {
                next.run();
            }
            ledger.expire(clock.instant());
        } catch (RuntimeException e) {
            LOG.error("an event of the exchange could not be handled", e);
        }
    }

    private void originate(RingRequest request) {
        String callId = request.callId();
        if (pair == null) {
            tell(new PhoneEvent.Ended(callId, EndCause.EXCHANGE_AWAY));
            return;
        }
        ledger.begin(callId, request.timeout(), clock.instant());
        boolean isSent =
                send(
                        AmiActions.originate(request),
                        reason -> note(new CallFact.OriginateRefused(callId, reason)));
        if (!isSent) {
            ledger.note(new CallFact.OriginateRefused(callId, "not sent"), clock.instant());
        }
    }

    private boolean send(ManagerAction action, Consumer<String> refused) {
        AmiPair current = pair;
        if (current == null) {
            return false;
        }
        try {
            current.send(action, refused);
            return true;
        } catch (IOException | IllegalStateException e) {
            LOG.warn("{} not sent: {}", action.getAction(), e.getMessage());
            return false;
        }
    }

    private void note(CallFact fact) {
        inbox.add(() -> {
            if (fact instanceof CallFact.OriginateRefused(String callId, String reason)) {
                LOG.warn("exchange refuses call {}: {}", callId, reason);
            }
            ledger.note(fact, clock.instant());
        });
    }

    /** Turns what the keeper tells into entries of the queue. */
    private final class Inbox implements AmiKeeper.Listener {
        @Override
        public void up(AmiPair opened, CallFact.Snapshot snapshot) {
            inbox.add(() -> {
                pair = opened;
                ledger.orphans(snapshot)
                        .forEach(callId ->
                                send(AmiActions.hangUp(callId), reason -> LOG.debug("{}", reason)));
                ledger.note(snapshot, clock.instant());
                up = true;
                tell(new PhoneEvent.ExchangeUp());
            });
        }

        @Override
        public void down(String reason) {
            inbox.add(() -> {
                pair = null;
                if (up) {
                    up = false;
                    tell(new PhoneEvent.ExchangeDown(reason));
                }
            });
        }

        @Override
        public void event(ManagerEvent event) {
            CallFact fact = AmiFacts.of(event);
            if (fact != null) {
                note(fact);
            }
        }
    }
}
