// 资金流向: draws what the page carries. Without it, or without a screen, the table below says the same.
(function () {
    "use strict";
    var place = document.getElementById("sankey");
    if (!place || !window.echarts) return;
    var picture = JSON.parse(place.dataset.picture);
    var labels = {};
    var perColumn = {};
    picture.nodes.forEach(function (node) {
        labels[node.id] = node.label;
        perColumn[node.depth] = (perColumn[node.depth] || 0) + 1;
    });
    var highest = Math.max.apply(null, Object.values(perColumn));
    var colours = ["#8a1c1c", "#0b3d91", "#1f6f43", "#6b4d00", "#4b2a7a", "#5a5a5a", "#7a7a7a"];
    var chart = null;

    function option() {
        return {
            animation: false,
            textStyle: {fontFamily: getComputedStyle(document.body).fontFamily},
            // Drawn, not HTML: the page allows no style that is not its own.
            tooltip: {
                renderMode: "richText",
                formatter: function (shown) {
                    var of = shown.data;
                    if (shown.dataType === "edge") {
                        return labels[of.source] + " → " + labels[of.target] + "\n" + of.word + " " + of.yuan;
                    }
                    return labels[of.name];
                }
            },
            series: [{
                type: "sankey",
                left: 8, right: 150, top: 12, bottom: 12,
                nodeGap: 10,
                draggable: false,
                emphasis: {focus: "adjacency"},
                label: {
                    color: "#1a1a1a",
                    fontSize: 13,
                    width: 140,
                    overflow: "truncate",
                    formatter: function (shown) { return labels[shown.name]; }
                },
                lineStyle: {opacity: 0.35, curveness: 0.5},
                data: picture.nodes.map(function (node) {
                    return {name: node.id, depth: node.depth, itemStyle: {color: colours[node.depth % colours.length]}};
                }),
                links: picture.links.map(function (link) {
                    return {
                        source: link.source, target: link.target, value: link.fen,
                        word: link.label, yuan: link.yuan, row: link.row,
                        lineStyle: link.isBack ? {color: "#8a1c1c", type: "dashed"} : {color: "source"}
                    };
                })
            }]
        };
    }

    function draw() {
        place.style.height = Math.max(360, 34 * highest + 60) + "px";
        if (chart) chart.dispose();
        chart = echarts.init(place, null, {renderer: "canvas"});
        chart.setOption(option());
        chart.on("click", function (shown) {
            if (shown.dataType === "edge" && shown.data.row > 0) location.hash = "link-" + shown.data.row;
        });
        place.dataset.drawn = "true";
    }

    var width = 0;
    function redraw() {
        if (place.clientWidth === width) return;
        width = place.clientWidth;
        draw();
    }

    window.addEventListener("resize", redraw);
    redraw();
})();
