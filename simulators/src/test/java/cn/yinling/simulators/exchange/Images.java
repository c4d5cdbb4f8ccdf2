package cn.yinling.simulators.exchange;

import java.nio.file.Path;
import org.testcontainers.images.builder.ImageFromDockerfile;

/** Images built from {@code config/images}. */
final class Images {
    private static final Path CONFIG = Path.of("..", "config").toAbsolutePath().normalize();

    private Images() {}

    static ImageFromDockerfile of(String name) {
        return new ImageFromDockerfile("localhost/yinling-" + name, false)
                .withFileFromPath(".", CONFIG)
                .withFileFromPath(
                        "Dockerfile", CONFIG.resolve("images/%s/Dockerfile".formatted(name)))
                .withBuildImageCmdModifier(build -> build.withNetworkMode("host"));
    }
}
