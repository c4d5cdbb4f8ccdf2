package cn.yinling.hub.sessions;

import io.netty.channel.EventLoop;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;

/**
 * Acknowledgements of one batch, handed back with one task an event loop and one write a
 * connection. For one thread and one batch.
 */
public final class Answers {
    private final IdentityHashMap<EventLoop, List<Submission>> byLoop = new IdentityHashMap<>(4);

    public void add(Submission submission) {
        byLoop.computeIfAbsent(submission.loop(), _ -> new ArrayList<>()).add(submission);
    }

    /** Tells the senders that their messages are durable. */
    public void send() {
        byLoop.forEach((loop, submissions) -> loop.execute(() -> acknowledge(submissions)));
    }

    private static void acknowledge(List<Submission> submissions) {
        List<Submission> touched = new ArrayList<>();
        for (Submission submission : submissions) {
            if (submission.acknowledged()) {
                touched.add(submission);
            }
        }
        touched.forEach(Submission::flush);
    }
}
