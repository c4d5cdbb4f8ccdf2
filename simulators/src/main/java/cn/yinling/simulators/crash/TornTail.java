package cn.yinling.simulators.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** What a power cut may leave at the end of a file: the beginning of a record, or noise. */
final class TornTail {
    private static final int LONGEST = 4_096;

    private TornTail() {}

    /** Of files in order, the last of each folder. */
    static Collection<Path> newestOfEachFolder(List<Path> files) {
        Map<Path, Path> newest = new HashMap<>();
        files.forEach(file -> newest.put(file.getParent(), file));
        return newest.values();
    }

    static void append(Path file, Random random) throws IOException {
        byte[] tail = new byte[random.nextInt(1, LONGEST)];
        random.nextBytes(tail);
        if (random.nextBoolean()) {
            // A header that is sound, of a record that was not written to its end.
            byte[] sound = Files.readAllBytes(file);
            if (sound.length > 1) {
                tail = Arrays.copyOf(sound, random.nextInt(1, Math.min(sound.length, LONGEST)));
            }
        }
        Files.write(file, tail, StandardOpenOption.APPEND);
    }
}
