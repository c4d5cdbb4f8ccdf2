package cn.yinling.hub.mqtt;

import cn.yinling.hub.doors.Answers;

/**
 * What sessions have for the rest of the hub. Called on a session's event loop: must not block, and
 * what it throws ends that session only.
 */
public interface Inbox {
    /**
     * A message that its sender may publish. It is answered later, on any thread, by {@link
     * Answers} or {@link Publication#refuse}.
     */
    void published(Publication publication);

    /** The session now hears that topic. */
    void subscribed(Session session, String topic);
}
