package cn.yinling.hub;

import cn.yinling.accounts.audit.AuditCheck;
import cn.yinling.runtime.config.ConfigLoader;
import cn.yinling.runtime.config.InvalidConfigException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** {@code ./care audit verify --config FILE}. */
public final class AuditMain {
    private static final int WRONG_USE = 2;

    private AuditMain() {}

    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        boolean isAsked =
                arguments.length == 3
                        && arguments[0].equals("verify")
                        && arguments[1].equals("--config");
        if (!isAsked) {
            System.err.println("care audit: expected 'verify'; see ./care audit --help");
            System.exit(WRONG_USE);
        }
        try {
            GatewayConfig config =
                    ConfigLoader.load(GatewayConfig.class, Path.of(arguments[2]), System.getenv());
            System.exit(AuditCheck.run(config.database(), config.audit(), out));
        } catch (InvalidConfigException e) {
            System.err.println("care audit: " + e.getMessage());
            System.exit(WRONG_USE);
        }
    }
}
