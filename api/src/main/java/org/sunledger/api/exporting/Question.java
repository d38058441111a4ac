package org.sunledger.api.exporting;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.TreeSet;
import org.sunledger.api.problem.ApiRefusal;
import org.sunledger.api.reading.AsOfOfRequest;
import org.sunledger.projections.engine.AsOf;

/** Reads what a file or a page is asked by. */
final class Question {
    private Question() {}

    /**
     * What was asked of the view.
     *
     * @param common parameters that are not the view's own
     * @throws org.sunledger.ledger.shared.Rejection a parameter that nobody reads
     */
    static Asked of(ViewExport<?> export, AsOf asOf, HttpServletRequest request, List<String> common) {
        var filters = new HashMap<String, String>();
        for (var given : request.getParameterMap().entrySet()) {
            var name = given.getKey();
            if (common.contains(name)) continue;
            if (!export.parameters().contains(name)) throw unknown(export, name, common);
            var value = given.getValue()[0];
            if (!AsOfOfRequest.PARAMETERS.contains(name) && !value.isBlank()) filters.put(name, value);
        }
        return new Asked(asOf, filters);
    }

    private static RuntimeException unknown(ViewExport<?> export, String name, List<String> common) {
        var known = new TreeSet<>(export.parameters());
        known.addAll(common);
        return ApiRefusal.PARAMETER_UNKNOWN.because("parameter", name, "known", String.join(", ", known));
    }
}
