package cn.yinling.hotline.escalation;

import cn.yinling.runtime.config.Secret;
import cn.yinling.runtime.web.Webhook;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Who is told when nobody is ready for an emergency.
 *
 * @param webhook gets a {@link LastResort.Notice} as JSON by POST; null for the log alone
 * @param token sent to the webhook as a bearer token, where there is one
 */
public record EscalationConfig(@Nullable URI webhook, @Nullable Secret token) {
    /** The log alone. */
    public static final EscalationConfig LOG = new EscalationConfig(null, null);

    public EscalationConfig {
        Webhook.check(webhook);
    }
}
