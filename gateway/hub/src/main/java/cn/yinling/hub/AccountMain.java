package cn.yinling.hub;

import cn.yinling.accounts.personnel.AccountCommands;
import cn.yinling.runtime.config.ConfigLoader;
import cn.yinling.runtime.config.InvalidConfigException;
import cn.yinling.runtime.database.Database;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** {@code ./care account COMMAND --config FILE}. */
public final class AccountMain {
    private static final int WRONG_USE = 2;
    private static final int NOT_RUNNING = 3;

    private AccountMain() {}

    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        int config = Arrays.asList(arguments).indexOf("--config");
        if (config < 1 || config != arguments.length - 2) {
            System.err.println("care account: expected a command; see ./care account --help");
            System.exit(WRONG_USE);
        }
        try {
            GatewayConfig gateway =
                    ConfigLoader.load(
                            GatewayConfig.class, Path.of(arguments[config + 1]), System.getenv());
            Optional<Jdbi> running = Database.visit(gateway.database(), "accounts");
            if (running.isEmpty()) {
                out.println("The database does not run: start the gateway, then ask again.");
                System.exit(NOT_RUNNING);
            }
            List<String> command = List.of(arguments).subList(0, config);
            String by = "console:" + System.getProperty("user.name");
            System.exit(
                    new AccountCommands(running.get(), InstantSource.system(), by, out)
                            .run(command));
        } catch (InvalidConfigException e) {
            System.err.println("care account: " + e.getMessage());
            System.exit(WRONG_USE);
        }
    }
}
