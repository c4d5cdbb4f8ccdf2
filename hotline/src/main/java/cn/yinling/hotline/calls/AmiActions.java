package cn.yinling.hotline.calls;

import java.util.Map;
import org.asteriskjava.manager.action.HangupAction;
import org.asteriskjava.manager.action.OriginateAction;

/** What we ask of Asterisk, see {@code config/asterisk/extensions.conf}. */
final class AmiActions {
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
