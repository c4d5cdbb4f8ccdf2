package cn.yinling.register.callers;

import cn.yinling.runtime.web.api.Answer;
import cn.yinling.runtime.web.api.Call;
import cn.yinling.runtime.web.api.Operations;
import java.util.List;
import java.util.Objects;

/** Callers in the API. Thread-safe. */
public final class CallerOperations implements Operations {
    private final Callers callers;

    public CallerOperations(Callers callers) {
        this.callers = callers;
    }

    private record Found(List<Caller> items) {}

    @Override
    public void bind(Binding binding) {
        binding.on("findCallers", this::find);
    }

    private Answer find(Call call) {
        String number = Objects.requireNonNull(call.query("number"), "the contract asks for it");
        return Answer.json(new Found(callers.find(number, call.reach())));
    }
}
