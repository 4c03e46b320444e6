import { listed, type IntentRules } from '../rules';

/** What is wrong, or should be done differently: a human must answer. */
export const germanProblems: readonly IntentRules[] = [
  {
    intent: { want: 'ticket', parcelIds: [], told: true },
    phrases: listed(`
      beschädigt*|beschädigung, schaden, kaputt*, zerbrochen*, zerrissen*, aufgerissen*, zerdrückt*, eingedrückt*,
      eingedellt*, zersprungen, durchweicht, gestohlen|geklaut|ausgelaufen|geöffnet|aufgemacht|verbeult|zerkratzt,
      jemand mitgenommen, <parcel>|karton|alles nass|durchnässt|feucht, hälfte fehlt|weg,
      <thing>|karton|päckchen|packerl|glas|flasche|vase|lampe|display|bildschirm|verpackung|schachtel|essen <broken>,
      in scherben, karton|paket|päckchen|sendung war|ist|kam offen|leer, defekt*, verbeult*, zerkratzt*,
      falsch* <thing>|adresse|nachbar*|haus*|name*|wohnung|straße|tür|bestellung,
      falsch|falsche* zugestellt|geliefert|abgegeben|drin, alte adresse, umgezogen|umzug, es|da fehlt|fehlen,
      <parcel> fehlt|fehlen|verloren|verschwunden|ist+weg, ist verschwunden, fehlt artikel|etwas|teil*|was,
      artikel|etwas|teil*|ware|inhalt|was fehlt, unvollständig*,
      nur ein|eins|eine|hälfte von|bekommen|erhalten|angekommen, nie angekommen|erhalten|bekommen,
      erstattung|rückerstattung|entschädigung|schadenersatz, geld zurück,
      zurückschick*|zurücksend*|rücksend*|umtausch*|zurückgeb*|retour*|zurückgeschickt|zurückgesendet|zurückgegangen,
      zustellversuch*, abstellort*, verweiger*, statt|anstatt bekommen|geliefert|drin,
      was|etwas anderes drin|drauf|bekommen|geliefert, nie|nicht bestellt bekommen|habe,
      habe+ich nie|nicht bestellt, zugestellt|geliefert|abgegeben nichts, name steht|drauf|drin,
      wer zahlt|ersetzt|haftet|unterschrieben, zurück absender, geht|ging|ist zurück,
      zugestellt|geliefert|abgegeben|abgestellt|unterschrieben aber|obwohl|trotzdem nicht|nichts|keiner|niemand|nie|kein*,
      als|steht|laut|angeblich|status|tracking+sagt zugestellt|geliefert|abgegeben aber|nicht|nichts|obwohl|niemand,
      angeblich|angebl zugestellt|geliefert|abgegeben|abgestellt,
      zugestellt|geliefert nicht da|bekommen|erhalten|angekommen, nicht|nie bei mir|uns abgegeben,
      bei|beim|zu|vom nachbar* abgegeben|abgestellt|bekommen|abgeben|abstellen, nachbar* nicht|nichts|kein*,
      unterschrift nicht|gefälscht, <not> unterschrieb*, in|im|den|bei regen|müll|mülltonne,
      nicht|nie|keiner|niemand|ohne klingel*|geklingelt|geläutet|gelautet|läute*|klopf*|geklopft,
      klingel* nie|nicht, zettel|karte|abholkarte|benachrichtigungskarte briefkasten|tür|obwohl|trotzdem,
      abholkarte|abholschein, wieder mitgenommen,
      anders|andere|andern|anderen|neue|neuen adresse|tag|termin|ort|lieferadresse|uhrzeit,
      adresse|lieferadresse|anschrift änder*|geändert|umleit*|korrigier*|falsch|neu,
      liefer*|zustell*|bring*|<parcel> verschieb*|umleit*|verleg*|umbuch*, umleit*|umgeleitet,
      bringen|bringt|liefern|liefert|kommen|zustellen|schicken lieber|stattdessen|nochmal|erneut|nochmals,
      nochmal|erneut|nochmals kommen|zustellen|liefern|bringen|versuchen,
      bitte|kann|könnt|können erst|später|lieber liefern|geliefert|zustellen|zugestellt|bringen|kommen|nach,
      nicht daheim|zuhause|zu+hause, nicht+da+bin, nicht+da+sind, zustellung|lieferung|boten|fahrer verpasst,
      bin|wäre|sind+wir nicht+da, bin|sind im+urlaub|in+urlaub, verreist,
      ablageort|wunschtag|wunschort|wunschtermin|abstellgenehmigung|abstellerlaubnis,
      ableg*|abstell*|hinterleg*|hinleg*|abgeb*|stell*|leg* in|im|beim|bei|an|vor|auf|hinter <place>,
      in|im|beim|bei|vor|hinter|an <place> ableg*|abstell*|abgeb*|leg*|stell*|lass*|abgestellt|abgelegt|hingestellt|umleiten|schicken,
      <place> statt|anstatt, statt|anstatt nach+hause|haus*|an, selber|selbst|persönlich abhol*,
      über|in|auf|vor|gegen zaun|mauer|tor|hecke|einfahrt|straße|hof geschmissen|geworf*|gestellt|gelegt|liegen,
      geschmissen|hingeschmissen|geschleudert|geworfen|hingeworfen|getreten,
      einfach hingestellt|abgestellt|abgelegt|hingelegt|stehen|liegen,
      <driver> unfreundlich|frech|unverschämt*|wollte|weiger*|geweigert|beleidig*|angeschrien|vorbeigefahren|weggefahren|nie|einfach,
      nicht+mein|nicht+meine|nicht+meins tür|haus|paket|päckchen|adresse|name|unterschrift|bestellung|sendung,
      =nicht meins, ist nicht+meins, nicht+für+mich, fremd*, gehört+mir nicht, gehört nicht+mir,
      stimmt nicht lieferung|paket|bestellung|sendung, nicht was|das bestellt+habe|ich+bestellt,
      bestellt und+nur|aber+nur|und+ein|und+eine|und+einen bekommen|geliefert|gekommen|erhalten, nachforschung*,
      reklamation*, unverschämt*|frechheit
    `),
    hints: listed(`
      nachbar*, <driver>, stimmt nicht, sprung|scherben, ~<parcel> weg, ist+hin, ~kann|möchte|will abhol*
    `),
  },
  {
    intent: { want: 'ticket', parcelIds: [], told: false },
    phrases: listed(`
      ticket öffnen, neues|ein ticket, neue anfrage, frage zu*, habe|eine frage, frage stellen, zu <parcel> fragen,
      anfrage anlegen, reklam*, =frage, =fragen, =ticket, beschwer*, beschwerde, problem* mit|beim|bei,
      habe problem*, stimmt etwas|was nicht
    `),
    hints: listed(`
      saftladen|sauladen|drecksladen|scheißladen|scheissverein, katastrophe, zumutung, inakzeptabel, unmöglich,
      unfassbar, lächerlich, verarsch*, schlecht* service, nutzlos, mies*, sauer|wütend, nie+wieder
    `),
  },
];
