package cn.yinling.simulators.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a JVM's log of its collections says ({@code -Xlog:gc:…:timemillis}). */
final class GcLog {
    private static final Pattern PAUSE =
            Pattern.compile(
                    "^\\[(\\d+)ms] GC\\(\\d+\\) Pause (\\w+ .*?) ?(\\d+)M->(\\d+)M\\((\\d+)M\\) ([\\d.]+)ms");

    private GcLog() {}

    /**
     * One collection.
     *
     * @param isAskedFor by {@code jcmd}, of the whole heap: what is left is what lives
     * @param leftMegabytes in use after it
     */
    record Collection(Instant at, boolean isAskedFor, int leftMegabytes, double pauseMillis) {}

    static List<Collection> read(Path file) throws IOException {
        List<Collection> collections = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            Matcher pause = PAUSE.matcher(line);
            if (pause.find()) {
                collections.add(
                        new Collection(
                                Instant.ofEpochMilli(Long.parseLong(pause.group(1))),
                                pause.group(2).contains("Diagnostic Command"),
                                Integer.parseInt(pause.group(4)),
                                Double.parseDouble(pause.group(6))));
            }
        }
        return collections;
    }
}
