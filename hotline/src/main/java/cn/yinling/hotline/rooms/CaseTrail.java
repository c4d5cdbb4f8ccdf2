package cn.yinling.hotline.rooms;

import cn.yinling.accounts.audit.Journal;
import cn.yinling.hotline.cases.Case;
import cn.yinling.hotline.cases.CaseBook;
import cn.yinling.hotline.dispatch.Occupant;
import cn.yinling.link.alarm.Resident;

/**
 * Writes down which agent was shown whose case, and what she did with it. It is shown whether that
 * can be written down or not. Of the control room's thread alone.
 */
final class CaseTrail {
    private final Journal journal;
    private final CaseBook book;

    CaseTrail(Journal journal, CaseBook book) {
        this.journal = journal;
        this.book = book;
    }

    /** Simulated agents are nobody who sees anything. */
    void note(Occupant agent, String operation, String caseId) {
        Case known = book.get(caseId);
        if (known != null && !agent.robot()) {
            Resident resident = known.alarm().resident();
            journal.keep(
                    agent.agentId(), operation, resident == null ? null : resident.id(), caseId);
        }
    }
}
