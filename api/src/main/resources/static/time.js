'use strict';

// 时间滑块: gives the form's two fields a slider each, and fetches the answer part of this page when one was moved.
// Without this script the fields and the button do the same.
(() => {
    const form = document.getElementById('time');
    const answer = document.getElementById('answer');
    if (!form || !answer || !window.fetch) return;

    const DAY = 24 * 60 * 60 * 1000;
    const TEN_STEPS = 10;
    const first = Date.parse(form.dataset.first);
    const dayOf = steps => new Date(first + steps * DAY).toISOString().slice(0, 10);
    const stepsOf = day => Math.round((Date.parse(day) - first) / DAY);
    const days = Number(form.dataset.days);
    const head = Number(form.dataset.head);

    const field = form.elements.effectiveOn;
    const number = form.elements.position;
    const daySlider = document.getElementById('day-slider');
    const positionSlider = document.getElementById('position-slider');

    const say = () => {
        daySlider.setAttribute('aria-valuetext', field.value || dayOf(days));
        positionSlider.setAttribute('aria-valuetext', number.value);
    };
    const toSliders = () => {
        daySlider.value = field.value ? stepsOf(field.value) : days;
        positionSlider.value = number.value || head;
        say();
    };

    let asked = 0;
    const ask = async () => {
        const mine = ++asked;
        const address = form.action + '?' + new URLSearchParams(new FormData(form));
        answer.setAttribute('aria-busy', 'true');
        const page = await fetch(address, {headers: {Accept: 'text/html'}, credentials: 'same-origin'});
        const text = await page.text();
        if (mine !== asked) return; // a later question is on its way
        const told = new DOMParser().parseFromString(text, 'text/html');
        const found = told.getElementById('answer') || told.getElementById('main');
        answer.replaceChildren(...found.childNodes);
        answer.setAttribute('aria-busy', 'false');
        if (page.ok) history.replaceState(null, '', address);
    };

    daySlider.addEventListener('input', () => {
        field.value = dayOf(Number(daySlider.value));
        say();
    });
    positionSlider.addEventListener('input', () => {
        number.value = positionSlider.value;
        say();
    });
    for (const slider of [daySlider, positionSlider]) {
        slider.addEventListener('change', ask);
        slider.addEventListener('keydown', event => {
            const steps = {PageUp: TEN_STEPS, PageDown: -TEN_STEPS}[event.key];
            if (!steps) return;
            event.preventDefault();
            slider.value = Number(slider.value) + steps;
            slider.dispatchEvent(new Event('input'));
            slider.dispatchEvent(new Event('change'));
        });
        slider.hidden = false;
    }
    for (const typed of [field, number]) {
        typed.addEventListener('change', () => {
            toSliders();
            ask();
        });
    }
    form.addEventListener('submit', event => {
        event.preventDefault();
        ask();
    });
    document.getElementById('hint').hidden = false;
    toSliders();
})();
