package cn.yinling.hotline;

import cn.yinling.hotline.dispatch.SeatReport;
import cn.yinling.hotline.seats.ViewWriter;
import org.jspecify.annotations.Nullable;

/** Keeps the screens true. Of the control room's thread alone. */
final class Views {
    private final Desk desk;
    private final LoopTimer timer;

    Views(Desk desk, LoopTimer timer) {
        this.desk = desk;
        this.timer = timer;
    }

    /** Shows everybody how things are, once however much happens now. */
    void changed() {
        timer.callSoon(() -> desk.screens().showAll(desk.dispatcher().seats(), this::writer));
    }

    /** Shows one seat how things are, before anything else. */
    void showNow(int seat, @Nullable Runnable written) {
        SeatReport report = desk.dispatcher().seat(seat);
        if (report != null) {
            desk.screens().show(report, writer(), written);
        }
    }

    private ViewWriter writer() {
        return new ViewWriter(
                desk.now(),
                desk.book().openCases(),
                desk.book()::get,
                desk.dispatcher().seats(),
                desk.links().get(),
                desk.today().level(desk.now()));
    }
}
