package cn.yinling.hub.watches;

import cn.yinling.hub.doors.Farewell;
import cn.yinling.hub.doors.Held;
import cn.yinling.hub.doors.Inflow;
import cn.yinling.hub.doors.Refusal;
import cn.yinling.link.alarm.Cause;
import cn.yinling.register.RegisteredDevice;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.EventLoop;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One watch's connection, from its first frame to its end. On its event loop, save where said
 * otherwise.
 */
@SuppressWarnings("FutureReturnValueIgnored") // what fails reaches exceptionCaught, or the close
final class WatchSession implements Held {
    /** Frames not answered yet, above which it is read no further. */
    private static final int MOST_UNANSWERED = 64;

    private final RegisteredDevice device;
    private final ChannelHandlerContext context;
    private final WatchHub hub;
    private final Inflow inflow;
    private final StatusHistory history;
    private final Map<String, Runnable> unechoed = new HashMap<>(2);
    private @Nullable WatchFrame last;
    private @Nullable ByteBuf pending;
    private @Nullable Farewell farewell;
    private boolean isOver;

    WatchSession(RegisteredDevice device, ChannelHandlerContext context, WatchHub hub) {
        this.device = device;
        this.context = context;
        this.hub = hub;
        this.history = hub.watches().history(device.id().value());
        this.inflow =
                new Inflow(
                        this,
                        hub.gate(),
                        MOST_UNANSWERED,
                        hub.rates().of(device.id()),
                        hub.meters()::throttled);
    }

    /** As the register had it when it came. On any thread. */
    RegisteredDevice device() {
        return device;
    }

    /** The device id of a watch with such digits. */
    static String deviceId(WatchFrame frame) {
        return "watch-" + frame.id();
    }

    void received(WatchFrame frame) {
        if (isOver) {
            return;
        }
        String id = device.id().value();
        RegisteredDevice now = hub.find(id);
        if (now == null) {
            end(Farewell.PUT_OUT);
        } else if (!deviceId(frame).equals(id)) {
            no(frame, Refusal.FOREIGN_DEVICE, "this connection is another watch's");
            end(Farewell.PUT_OUT);
        } else {
            last = frame;
            understood(now, frame, hub.clock().instant());
            flush();
        }
    }

    private void understood(RegisteredDevice now, WatchFrame frame, Instant receivedAt) {
        switch (WatchWords.understand(frame, receivedAt)) {
            case Saying.IsThere(Sighting sighting) -> {
                answer(frame, "LK");
                store(now, frame, sighting, null, receivedAt);
            }
            case Saying.Measured(Sighting sighting) ->
                    store(now, frame, sighting, null, receivedAt);
            case Saying.Alarmed(Sighting sighting, String complaint) -> {
                if (complaint != null) {
                    no(frame, Refusal.MALFORMED, complaint);
                }
                history.note(sighting.reading().at(), sighting.reading().causes());
                alarm(now, frame, sighting, "AL", receivedAt);
            }
            case Saying.Positioned positioned -> positioned(now, frame, positioned, receivedAt);
            case Saying.Asked(String answer) -> {
                unstored();
                answer(frame, answer);
            }
            case Saying.Echoed(String command) -> {
                unstored();
                Runnable told = unechoed.remove(command);
                if (told != null) {
                    told.run();
                }
            }
            case Saying.Refused(Refusal refusal, String detail, String answer) -> {
                unstored();
                no(frame, refusal, detail);
                answer(frame, answer);
            }
        }
    }

    /** What its status names is an alarm once, until a status does not name it. */
    private void positioned(
            RegisteredDevice now, WatchFrame frame, Saying.Positioned said, Instant receivedAt) {
        if (said.complaint() != null) {
            no(frame, Refusal.MALFORMED, said.complaint());
        }
        answer(frame, said.answer());
        StatusHistory.Turn turn = history.note(said.sighting().reading().at(), said.named());
        Set<Cause> over = EnumSet.noneOf(Cause.class);
        over.addAll(said.sighting().reading().over());
        if (turn.ended().contains(Cause.TAKEN_OFF)) {
            over.add(Cause.TAKEN_OFF);
        }
        alarm(now, frame, said.sighting().of(turn.begun(), over), null, receivedAt);
    }

    private void unstored() {
        inflow.arrived();
        inflow.answered();
    }

    private void store(
            RegisteredDevice now,
            WatchFrame frame,
            @Nullable Sighting sighting,
            @Nullable String answer,
            Instant receivedAt) {
        if (sighting == null) {
            unstored();
        } else {
            inflow.arrived();
            hub.inbox().measured(now, sighting, new WatchReport(this, frame, answer, receivedAt));
        }
    }

    /** The alarm is never behind the readings, so it is answered for by itself. */
    private void alarm(
            RegisteredDevice now,
            WatchFrame frame,
            Sighting sighting,
            @Nullable String answer,
            Instant receivedAt) {
        if (sighting.reading().causes().isEmpty()) {
            store(now, frame, sighting, answer, receivedAt);
            return;
        }
        inflow.arrived();
        inflow.arrived();
        hub.inbox()
                .alarmed(
                        now,
                        sighting,
                        new WatchReport(this, frame, answer, receivedAt),
                        new WatchReport(this, frame, null, receivedAt));
    }

    /** Notes that it is durable; whether {@link #flush()} must follow. */
    boolean acknowledged(WatchReport report) {
        inflow.answered();
        boolean isFirst = pending == null;
        answer(report.frame(), report.answer());
        return isFirst;
    }

    /** Whoever would send it for ever is answered all the same. */
    void refused(WatchReport report, Refusal refusal, String detail) {
        inflow.answered();
        no(report.frame(), refusal, detail);
        answer(report.frame(), report.answer());
        flush();
    }

    private void no(WatchFrame frame, Refusal refusal, String detail) {
        hub.refusals()
                .count(
                        refusal,
                        device.id().value(),
                        "watch/" + frame.type(),
                        detail,
                        frame.content());
    }

    private void answer(WatchFrame frame, @Nullable String words) {
        if (words != null && !isOver) {
            ByteBuf buffer = pending == null ? context.alloc().directBuffer(64) : pending;
            pending = buffer;
            buffer.writeBytes(frame.answer(words));
        }
    }

    /**
     * Says something to the watch. On any thread.
     *
     * @param onEcho called when the watch has echoed one of the words
     */
    void tell(List<String> words, Runnable onEcho) {
        run(() -> {
            WatchFrame frame = last;
            if (frame != null) {
                for (String word : words) {
                    unechoed.put(typeOf(word), onEcho);
                    answer(frame, word);
                }
                flush();
            }
        });
    }

    private static String typeOf(String word) {
        int comma = word.indexOf(',');
        return (comma < 0 ? word : word.substring(0, comma)).toUpperCase(Locale.ROOT);
    }

    /** Sends what is to be said, and reads on or waits. */
    void flush() {
        ByteBuf frames = pending;
        pending = null;
        if (frames != null) {
            context.writeAndFlush(frames, context.voidPromise());
        }
        readOrWait();
    }

    /** On any thread. */
    @Override
    public EventLoop loop() {
        return context.channel().eventLoop();
    }

    /** Here and now on the event loop, else as its next task. On any thread. */
    void run(Runnable task) {
        if (loop().inEventLoop()) {
            task.run();
        } else {
            loop().execute(task);
        }
    }

    @Override
    public void read(boolean isRead) {
        context.channel().config().setAutoRead(isRead);
    }

    @Override
    public boolean isWritable() {
        return context.channel().isWritable();
    }

    @Override
    public void readOrWait() {
        if (!isOver && context.channel().isActive()) {
            inflow.readOrWait();
        }
    }

    /** Ends the connection from our side. On any thread. */
    void end(Farewell why) {
        run(() -> {
            farewell = farewell == null ? why : farewell;
            if (why == Farewell.TAKEN_OVER) {
                hub.meters().takenOver();
            }
            context.close();
        });
    }

    /** The socket is closed. */
    void over() {
        if (isOver) {
            return;
        }
        isOver = true;
        hub.gate().forget(this);
        hub.watches().leave(this, farewell == null ? Farewell.LOST : farewell);
        if (pending != null) {
            pending.release();
            pending = null;
        }
    }

    /** The device id. */
    @Override
    public String toString() {
        return "WatchSession[" + device.id() + "]";
    }
}
