package cn.yinling.hub.doors;

import cn.yinling.runtime.web.ConnectionCount;
import io.netty.channel.Channel;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Connections that have not said who they are: so many in all and of an address, each for so long,
 * so that they cannot hold the descriptors that alarms need. Thread-safe.
 */
public final class Strangers {
    /** What its pipeline is told. */
    public enum Event {
        /** Its time is over. */
        TOO_LATE
    }

    private final ConnectionCount count;
    private final Duration within;

    /**
     * None yet.
     *
     * @param within how long each has, however much it sends meanwhile
     */
    public Strangers(int most, int mostOfAddress, Duration within) {
        this.count = new ConnectionCount(most, mostOfAddress);
        this.within = within;
    }

    /** How many there are. */
    public int count() {
        return count.all();
    }

    /**
     * Counts one that has just come; null where it is one too many, or comes from no address of the
     * Internet.
     */
    public @Nullable Stranger enter(Channel channel) {
        return channel.remoteAddress() instanceof InetSocketAddress internet
                        && count.enter(internet.getAddress())
                ? new Stranger(channel, internet.getAddress())
                : null;
    }

    /** One of them. Of its event loop alone. */
    public final class Stranger {
        private final InetAddress address;
        private final Future<?> deadline;
        private boolean isCounted = true;

        private Stranger(Channel channel, InetAddress address) {
            this.address = address;
            this.deadline =
                    channel.eventLoop()
                            .schedule(
                                    () -> channel.pipeline().fireUserEventTriggered(Event.TOO_LATE),
                                    within.toNanos(),
                                    TimeUnit.NANOSECONDS);
            var _ = channel.closeFuture().addListener(_ -> leave());
        }

        /** It is none any more: it is known who it is, or it is gone. */
        public void leave() {
            if (isCounted) {
                isCounted = false;
                deadline.cancel(false);
                count.leave(address);
            }
        }
    }
}
