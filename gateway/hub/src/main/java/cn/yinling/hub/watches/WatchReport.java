package cn.yinling.hub.watches;

import cn.yinling.hub.doors.Refusal;
import cn.yinling.hub.doors.Submission;
import io.netty.channel.EventLoop;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What one frame has for the store, until that has it. Thread-safe as its parent says. */
final class WatchReport extends Submission {
    private final WatchSession session;
    private final WatchFrame frame;
    private final @Nullable String answer;

    /**
     * A report.
     *
     * @param answer what the watch waits for, null where it waits for nothing
     */
    WatchReport(
            WatchSession session, WatchFrame frame, @Nullable String answer, Instant receivedAt) {
        super(receivedAt);
        this.session = session;
        this.frame = frame;
        this.answer = answer;
    }

    WatchFrame frame() {
        return frame;
    }

    @Nullable String answer() {
        return answer;
    }

    @Override
    public void refuse(Refusal refusal, String detail) {
        session.run(() -> {
            if (giveUp()) {
                session.refused(this, refusal, detail);
            }
        });
    }

    /** The protocol has no word for that. */
    @Override
    public boolean postpone(String reason) {
        return false;
    }

    @Override
    protected EventLoop loop() {
        return session.loop();
    }

    @Override
    protected boolean acknowledged() {
        return session.acknowledged(this);
    }

    @Override
    protected void flush() {
        session.flush();
    }
}
