package cn.yinling.hotline.cases;

/**
 * What is being written about an open case and is no note yet.
 *
 * @param version counts up with each change, from 1; 0 before anybody has written
 */
public record Draft(String caseId, String text, int version) {
    /** Nothing written yet. */
    public static Draft none(String caseId) {
        return new Draft(caseId, "", 0);
    }

    /** With another text. */
    public Draft next(String changed) {
        return new Draft(caseId, changed, version + 1);
    }

    /** Without the text, which must not reach a log. */
    @Override
    public String toString() {
        return "Draft[%s version %d]".formatted(caseId, version);
    }
}
