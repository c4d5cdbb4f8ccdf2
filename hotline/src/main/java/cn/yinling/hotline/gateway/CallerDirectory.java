package cn.yinling.hotline.gateway;

import java.util.List;
import java.util.concurrent.CompletionStage;

/** Knows telephone numbers. Thread-safe, never blocks. */
@FunctionalInterface
public interface CallerDirectory {
    /** Everybody whose number it is, the nearest first; fails where that cannot be found out. */
    CompletionStage<List<KnownCaller>> find(String number);
}
