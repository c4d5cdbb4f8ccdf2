package cn.yinling.hub.doors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.netty.channel.DefaultEventLoop;
import io.netty.channel.EventLoop;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InflowTest {
    private static final int MOST_UNANSWERED = 100;

    private final DefaultEventLoop loop = new DefaultEventLoop();
    private final Gate gate = new Gate();

    /** Who was read again, in order. */
    private final List<Sender> turns = new CopyOnWriteArrayList<>();

    @AfterEach
    void stop() {
        loop.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
    }

    /** Says what becomes of it, and never has a socket. */
    private final class Sender implements Held {
        final Inflow inflow = new Inflow(this, gate, MOST_UNANSWERED, null, () -> {});
        volatile boolean isRead = true;

        @Override
        public EventLoop loop() {
            return loop;
        }

        @Override
        public void read(boolean isReadNow) {
            if (isReadNow && !isRead) {
                turns.add(this);
            }
            isRead = isReadNow;
        }

        @Override
        public boolean isWritable() {
            return true;
        }

        @Override
        public void readOrWait() {
            inflow.readOrWait();
        }

        void sends(int messages) {
            for (int i = 0; i < messages; i++) {
                inflow.arrived();
                inflow.readOrWait();
            }
        }
    }

    private List<Sender> senders(int count) {
        return Stream.generate(Sender::new).limit(count).toList();
    }

    private void onLoop(Runnable step) {
        loop.submit(step).syncUninterruptibly();
    }

    private static long read(List<Sender> senders) {
        return senders.stream().filter(sender -> sender.isRead).count();
    }

    @Test
    void quietSenderIsReadWhateverOthersDo() {
        List<Sender> bulk = senders(50);
        Sender quiet = new Sender();
        onLoop(() -> {
            bulk.forEach(sender -> sender.sends(Gate.FEW));
            gate.shut();
            quiet.sends(Gate.FEW - 1);
            assertThat(quiet.isRead).isTrue();
            assertThat(read(bulk)).isZero();
        });
    }

    @Test
    void bulkSendersAreReadInTheOrderOfTheirLine() {
        List<Sender> bulk = senders(20);
        onLoop(() -> bulk.forEach(sender -> sender.sends(Gate.FEW)));
        await().until(() -> {
            onLoop(() ->
                    bulk.stream()
                            .filter(sender -> sender.isRead)
                            .forEach(sender -> {
                                sender.sends(1);
                                assertThat(sender.isRead).isFalse();
                            }));
            return turns.size() >= bulk.size();
        });
        assertThat(List.copyOf(turns).subList(0, bulk.size())).isEqualTo(bulk);
    }

    @Test
    void whoHasBeenAnsweredStillTakesTurns() {
        Sender sender = new Sender();
        onLoop(() -> {
            sender.sends(Gate.FEW);
            for (int i = 0; i < Gate.FEW; i++) {
                sender.inflow.answered();
            }
            sender.readOrWait();
            assertThat(sender.isRead).isFalse();
        });
        await().until(() -> sender.isRead);
        onLoop(() -> assertThat(sender.inflow.isWaiting()).isFalse());
    }

    @Test
    void whoWaitedAtTheGateTakesItsTurnWhenItOpens() {
        List<Sender> bulk = senders(3);
        onLoop(() -> {
            gate.shut();
            bulk.forEach(sender -> sender.sends(Gate.FEW));
            gate.open();
            assertThat(read(bulk)).isZero();
        });
        await().until(() -> read(bulk) == bulk.size());
    }

    @Test
    void nobodyIsReadWithTooMuchUnanswered() {
        Sender sender = new Sender();
        onLoop(() -> sender.sends(MOST_UNANSWERED + 1));
        onLoop(() -> {
            sender.readOrWait();
            assertThat(sender.isRead).isFalse();
            sender.inflow.answered();
            sender.readOrWait();
        });
        await().until(() -> sender.isRead);
    }
}
