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
    private final IdentityHashMap<EventLoop, List<Publication>> byLoop = new IdentityHashMap<>(4);

    public void add(Publication publication) {
        byLoop.computeIfAbsent(publication.session().loop(), _ -> new ArrayList<>())
                .add(publication);
    }

    /** Tells the senders that their messages are durable. */
    public void send() {
        byLoop.forEach((loop, publications) -> loop.execute(() -> acknowledge(publications)));
    }

    private static void acknowledge(List<Publication> publications) {
        List<Session> touched = new ArrayList<>();
        for (Publication publication : publications) {
            Session session = publication.session();
            if (session.acknowledged(publication)) {
                touched.add(session);
            }
        }
        touched.forEach(Session::flushAnswers);
    }
}
