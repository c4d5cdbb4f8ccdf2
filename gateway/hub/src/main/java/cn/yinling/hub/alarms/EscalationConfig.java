package cn.yinling.hub.alarms;

import cn.yinling.runtime.config.Default;
import cn.yinling.runtime.config.Secret;
import cn.yinling.runtime.web.Webhook;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Who is told when nobody answers an alarm about a person.
 *
 * @param untakenAfter how long until no hotline has taken charge of it
 * @param unansweredAfter how long until no agent has accepted an emergency or an urgent one
 * @param again how long until that is told again
 * @param webhook where it is told, an adapter to a text message for example; null for the log alone
 * @param token what the webhook is sent as a bearer token
 */
public record EscalationConfig(
        @Default("10s") Duration untakenAfter,
        @Default("1m") Duration unansweredAfter,
        @Default("1m") Duration again,
        @Nullable URI webhook,
        @Nullable Secret token) {
    public EscalationConfig {
        if (untakenAfter.toMillis() < 100
                || unansweredAfter.toMillis() < 100
                || again.toMillis() < 100) {
            throw new IllegalArgumentException("each time must be 100 ms or more");
        }
        Webhook.check(webhook);
    }

    public static EscalationConfig defaults() {
        return new EscalationConfig(
                Duration.ofSeconds(10), Duration.ofMinutes(1), Duration.ofMinutes(1), null, null);
    }
}
