package cn.yinling.hotline.cases;

/** What became of an alarm. */
public sealed interface Taken {
    /** It is the first of a case. */
    record Opened(Case opened) implements Taken {}

    /** Its device has an open case, to which it belongs. */
    record Joined(Case joined, CaseEvent event) implements Taken {}

    /** It came before. */
    record Known(String caseId) implements Taken {}
}
