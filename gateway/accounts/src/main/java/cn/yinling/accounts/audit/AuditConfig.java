package cn.yinling.accounts.audit;

import cn.yinling.runtime.config.Default;
import cn.yinling.runtime.config.Secret;
import cn.yinling.runtime.web.Webhook;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What of the audit log is kept outside of the database.
 *
 * @param anchors the file to which its length and last hash are added
 * @param anchorEvery how often
 * @param webhook where that is told as well; null for nowhere
 * @param token what the webhook is sent as a bearer token
 */
public record AuditConfig(
        @Default("data/audit-anchors") Path anchors,
        @Default("1d") Duration anchorEvery,
        @Nullable URI webhook,
        @Nullable Secret token) {
    public AuditConfig {
        if (!anchorEvery.isPositive()) {
            throw new IllegalArgumentException("anchor-every must be longer than 0");
        }
        Webhook.check(webhook);
    }

    /** Once a day into that file. */
    public static AuditConfig daily(Path anchors) {
        return new AuditConfig(anchors, Duration.ofDays(1), null, null);
    }
}
