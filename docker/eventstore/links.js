// For readers above the counties (a province, an auditor of many ledgers). Ledger streams are named
// {StreamType}-{ledger}.{id}; each of their events is linked twice, in the order of the log:
//   county-{ledger}         all events of one county
//   category-{StreamType}   all events of one kind, of all counties
// A link is no proof: whoever relies on an event checks it against its county's seal. Nothing of Sunledger reads these
// streams. Names that begin with a small letter, $ or $$ are not of a ledger and are passed over: links, system events,
// settings.
fromAll().when({
    $any: function (state, event) {
        var name = /^([A-Z][A-Za-z]*)-([0-9A-Za-z_-]{1,64})\.(.+)$/.exec(event.streamId);
        if (name !== null) {
            linkTo('county-' + name[2], event);
            linkTo('category-' + name[1], event);
        }
        return state;
    }
});
