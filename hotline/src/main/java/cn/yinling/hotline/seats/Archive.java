package cn.yinling.hotline.seats;

import cn.yinling.hotline.cases.Case;
import java.util.List;
import java.util.Optional;

/**
 * What an agent can look up of her earlier cases. Blocks; throws where the database does not
 * answer. Thread-safe.
 */
public interface Archive {
    /** Her last closed cases, newest first. */
    List<Case> lastOf(String agentId);

    /** One of her closed cases; empty where there is none. */
    Optional<Case> find(String agentId, String caseId);

    /**
     * Adds to one of her closed cases and returns once it is durable; false where there is none.
     */
    boolean addNote(SeatSession session, String caseId, String text);
}
