package cn.yinling.simulators.pbx;

import java.util.Map;

/**
 * A call as the phone sees it. Immutable.
 *
 * @param phone name of the endpoint
 * @param callId the channel's unique id, the one that the caller chose
 * @param variables the channel's variables
 */
public record PhoneCall(
        String phone,
        String callId,
        String callerNumber,
        String callerName,
        Map<String, String> variables) {
    public PhoneCall {
        variables = Map.copyOf(variables);
    }
}
