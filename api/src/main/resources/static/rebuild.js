'use strict';

// 重建与重放进度: shows how far a rebuild or a replay is, as the server tells it, and loads the page again at its end.
// Without this script the page has a link that does the same.
(() => {
    const box = document.querySelector('[data-follow]');
    if (!box || !window.EventSource) return;

    const english = box.dataset.lang === 'en';
    const put = (id, text) => {
        const place = document.getElementById(id);
        // A screen reader says a changed status aloud: only a new text is one.
        if (place && place.textContent !== text) place.textContent = text;
    };
    const fill = (text, ...values) =>
        values.reduce((all, value, n) => all.replace(`{${n}}`, value.toLocaleString('en-US')), text);

    const show = rebuild => {
        // A replay ends at its position, a rebuild at the head, which moves.
        const all = rebuild.all ?? rebuild.position;
        put('phase', english ? rebuild.phaseTextEn : rebuild.phaseText);
        put('done', fill(box.dataset.done, rebuild.done, all));
        put('rate', rebuild.eventsPerSecond > 0 ? fill(box.dataset.rate, rebuild.eventsPerSecond) : '');
        put('remaining', rebuild.remainingSeconds == null ? '' : fill(box.dataset.remaining, rebuild.remainingSeconds));
        const bar = document.getElementById('bar');
        bar.max = Math.max(1, all);
        bar.value = rebuild.done;
    };

    const told = new EventSource(box.dataset.follow);
    told.addEventListener('progress', event => show(JSON.parse(event.data)));
    told.addEventListener('end', event => {
        told.close();
        show(JSON.parse(event.data));
        location.reload();
    });
})();
