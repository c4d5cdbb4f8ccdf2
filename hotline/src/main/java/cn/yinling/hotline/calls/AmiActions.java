package cn.yinling.hotline.calls;

import java.time.Instant;
import java.util.Map;
import org.asteriskjava.manager.action.HangupAction;
import org.asteriskjava.manager.action.OriginateAction;
import org.asteriskjava.manager.action.RedirectAction;
import org.asteriskjava.manager.action.SetVarAction;

/** What we ask of Asterisk, see {@code config/asterisk/extensions.conf}. */
final class AmiActions {
    /** See {@code config/asterisk/prompts}. */
    private static final int MOST_AHEAD = 9;

    private AmiActions() {}

    /** Whoever answers comes to the context {@code offer}, and from there to the case. */
    static OriginateAction originate(RingRequest request) {
        OriginateAction action = new OriginateAction();
        action.setActionId(request.callId());
        action.setChannelId(request.callId());
        action.setChannel(request.endpoint());
        action.setContext("offer");
        action.setExten("s");
        action.setPriority(1);
        action.setTimeout(request.timeout().toMillis());
        action.setAsync(true);
        action.setCallerId(
                "\"%s\" <%s>"
                        .formatted(
                                printable(request.callerName()), digits(request.callerNumber())));
        action.setVariables(variables(request));
        return action;
    }

    /** The case is nothing to a telephone outside: its id names a device. */
    private static Map<String, String> variables(RingRequest request) {
        String caseId = request.caseId();
        return request.isOurs()
                ? Map.of("CASE_ID", caseId, "PJSIP_HEADER(add,X-Case-Id)", caseId)
                : Map.of("CASE_ID", caseId);
    }

    /** The case that a caller comes to with {@link #toCase}. */
    static SetVarAction naming(String callId, String caseId) {
        SetVarAction action = new SetVarAction(callId, "CASE_ID", caseId);
        action.setActionId("case-of-" + callId);
        return action;
    }

    /** One prompt a number, and one for more than there are prompts. */
    static SetVarAction ahead(String callId, int ahead) {
        String prompt = ahead > MOST_AHEAD ? "many" : Integer.toString(ahead);
        SetVarAction action = new SetVarAction(callId, "AHEAD", prompt);
        action.setActionId("ahead-of-" + callId);
        return action;
    }

    static RedirectAction toCase(String callId) {
        return redirect(callId, "case");
    }

    static RedirectAction toHold(String callId) {
        return redirect(callId, "hold");
    }

    private static RedirectAction redirect(String callId, String context) {
        RedirectAction action = new RedirectAction(callId, context, "s", 1);
        action.setActionId(context + "-" + callId);
        return action;
    }

    /** What callers wait for, see {@code config/asterisk/extensions.conf}. */
    static SetVarAction seen(Instant now) {
        SetVarAction action = new SetVarAction("HOTLINE_SEEN", Long.toString(now.getEpochSecond()));
        action.setActionId("seen");
        return action;
    }

    static HangupAction hangUp(String callId) {
        HangupAction action = new HangupAction(callId);
        action.setActionId("hangup-" + callId);
        return action;
    }

    /** A line break would begin a header of its own, a quote would end the name. */
    private static String printable(String text) {
        return text.replaceAll("[\\p{Cntrl}\"<>\\\\]", " ");
    }

    private static String digits(String number) {
        return number.replaceAll("[^0-9+]", "");
    }
}
