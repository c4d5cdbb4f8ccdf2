package cn.yinling.simulators.crash;

import cn.yinling.simulators.demo.DistrictRegister;
import cn.yinling.simulators.demo.Folders;
import cn.yinling.simulators.district.District;
import cn.yinling.simulators.process.CrashSite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** One audit, in a folder of its own that is deleted where nothing was found. */
final class CrashAudit {
    private static final Duration FINISH_LIMIT = Duration.ofSeconds(90);

    private final CrashOptions options;
    private final Consumer<String> say;
    private final Path folder;
    private final List<Mayhem.Outcome> outcomes = new ArrayList<>();

    private CrashAudit(CrashOptions options, Consumer<String> say, Path folder) {
        this.options = options;
        this.say = say;
        this.folder = folder;
    }

    /**
     * Runs it.
     *
     * @param say told how far it has come, a line at a time
     * @throws IllegalStateException where a part does not come back
     */
    static Counts run(CrashOptions options, Consumer<String> say)
            throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("yinling-crash");
        boolean isClean = false;
        try {
            Counts counts = new CrashAudit(options, say, folder).run();
            isClean = counts.isClean();
            return counts;
        } finally {
            if (isClean) {
                Folders.delete(folder);
            } else {
                say.accept("database and logs are kept in " + folder);
            }
        }
    }

    private Counts run() throws IOException, InterruptedException {
        say.accept("seed %d: starting database and gateway".formatted(options.seed()));
        District district = District.ofSeed(options.seed(), options.devices());
        try (CrashSite site = new CrashSite(folder, DistrictRegister.of(district));
                Crowd crowd = new Crowd(site, options.devices())) {
            rounds(site, crowd);
            say.accept("waiting until everything that was begun is answered and stored");
            crowd.finish(FINISH_LIMIT);
            Aftermath aftermath = new Aftermath(site, crowd, say);
            aftermath.awaitRest();
            return aftermath.audit(outcomes);
        }
    }

    private void rounds(CrashSite site, Crowd crowd) throws IOException, InterruptedException {
        Mayhem mayhem = new Mayhem(site, crowd);
        for (Round round : Script.of(options.seed(), options.rounds(), options.away())) {
            Mayhem.Outcome outcome = mayhem.wreak(round);
            outcomes.add(outcome);
            Crowd.Tally tally = crowd.tally();
            say.accept(
                    "round %d of %d: %s; ready after %.1f s; %,d acknowledged so far, %,d SOS"
                            .formatted(
                                    round.number(),
                                    options.rounds(),
                                    outcome.text(),
                                    outcome.ready().toMillis() / 1000.0,
                                    tally.acknowledged(),
                                    tally.alarms()));
        }
    }
}
