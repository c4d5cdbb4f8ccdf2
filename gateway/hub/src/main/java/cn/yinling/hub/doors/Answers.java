package cn.yinling.hub.doors;

import io.netty.channel.EventLoop;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;

/**
 * Acknowledgements of one batch, handed back with one task an event loop and one write a
 * connection. For one thread and one batch.
 */
public final class Answers {
    private final IdentityHashMap<EventLoop, OfOneLoop> byLoop = new IdentityHashMap<>(4);

    /** That part of it is durable. */
    public void add(Submission submission, Part part) {
        byLoop.computeIfAbsent(submission.loop(), _ -> new OfOneLoop()).add(submission, part);
    }

    /** Tells the senders of whom nothing is missing any more. */
    public void send() {
        byLoop.forEach((loop, answers) -> loop.execute(answers::acknowledge));
    }

    /** Two lists and not one of pairs: a batch of readings has one part for all. */
    private static final class OfOneLoop {
        private final List<Submission> submissions = new ArrayList<>();
        private final List<Part> parts = new ArrayList<>();

        void add(Submission submission, Part part) {
            submissions.add(submission);
            parts.add(part);
        }

        void acknowledge() {
            List<Submission> touched = new ArrayList<>();
            for (int i = 0; i < submissions.size(); i++) {
                if (submissions.get(i).durable(parts.get(i))) {
                    touched.add(submissions.get(i));
                }
            }
            touched.forEach(Submission::flush);
        }
    }
}
