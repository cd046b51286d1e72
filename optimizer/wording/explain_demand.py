"""Sentences of `vetnet explain --demand`: why a demand is not met, and what serving it would take."""

PHRASES: dict[str, tuple[str, str]] = {
    "explain_demand.head": (
        "\n{commune} ({code}), {programme} ({programme_code}), kịch bản: {title}",
        "\n{commune} ({code}), {programme} ({programme_code}), scenario: {title}",
    ),
    "explain_demand.met": (
        "Nhu cầu {demand} người/năm được đáp ứng hết: {placed} học tại địa điểm, {mobile} học lớp lưu động.",
        "All of the {demand} entrants a year are served: {placed} at sites, {mobile} in mobile classes.",
    ),
    "explain_demand.unmet": (
        "Nhu cầu {demand} người/năm: {placed} học tại địa điểm, {mobile} học lớp lưu động, {unplaced} chưa được đáp ứng.",
        "{demand} entrants a year: {placed} at sites, {mobile} in mobile classes, {unplaced} not served.",
    ),
    "explain_demand.serves": ("Đang học tại: {sites}.", "They learn at: {sites}."),
    "explain_demand.full": ("Đã kín chỗ: {sites}.", "Full: {sites}."),
    "explain_demand.room": (
        "Còn chỗ nhưng phương án không đưa thêm người đến, vì chi phí dạy và đi lại cao hơn mức tính cho người chưa được đáp ứng: {sites}.",
        "With places left, to which the plan sends nobody more, since teaching and travel cost more than it charges for an entrant not served: {sites}.",
    ),
    "explain_demand.could": (
        "Được phép mở ngành nhưng phương án không mở: {sites}.",
        "Allowed to teach it, but the plan does not: {sites}.",
    ),
    "explain_demand.far": (
        "Có dạy nhưng xa quá {limit} phút: {sites}.",
        "It is taught further away than {limit} minutes: {sites}.",
    ),
    "explain_demand.further": (
        "Có dạy nhưng xa hơn mức kịch bản cho phép: {sites}.",
        "It is taught further away than the scenario allows: {sites}.",
    ),
    "explain_demand.closed": ("Ngừng hoạt động trong phương án: {sites}.", "Closed in the plan: {sites}."),
    "explain_demand.small": (
        "Không đủ người trong tầm đi học để mở một lớp {smallest} người: {sites}.",
        "Too few within reach for a class of {smallest}: {sites}.",
    ),
    "explain_demand.fixed": ("Kịch bản không cho thêm ngành: {sites}.", "The scenario adds nothing there: {sites}."),
    "explain_demand.barred": (
        "Loại hình hoặc giấy phép không cho dạy ngành này: {sites}.",
        "Type or licence does not allow it: {sites}.",
    ),
    "explain_demand.nowhere": (
        "Trong tầm đi học không có địa điểm nào dạy, hoặc được phép dạy, ngành này.",
        "No site within reach teaches this programme or is allowed to.",
    ),
    "explain_demand.site.serves": (
        "{name} ({here} người; {minutes} phút, {km} km)",
        "{name} ({here} entrants; {minutes} minutes, {km} km)",
    ),
    "explain_demand.site.full": (
        "{name} ({entrants}/{places} chỗ; {minutes} phút, {km} km)",
        "{name} ({entrants} of {places} places; {minutes} minutes, {km} km)",
    ),
    "explain_demand.site.room": (
        "{name} (còn {left} chỗ; {minutes} phút, {km} km)",
        "{name} ({left} places left; {minutes} minutes, {km} km)",
    ),
    "explain_demand.site.could": (
        "{name} ({wanted} người trong tầm; {minutes} phút, {km} km)",
        "{name} ({wanted} entrants within reach; {minutes} minutes, {km} km)",
    ),
    "explain_demand.site.small": (
        "{name} ({wanted} người trong tầm; {minutes} phút, {km} km)",
        "{name} ({wanted} entrants within reach; {minutes} minutes, {km} km)",
    ),
    "explain_demand.site.bare": ("{name} ({minutes} phút, {km} km)", "{name} ({minutes} minutes, {km} km)"),
    "explain_demand.others": ("; và {count} địa điểm xa hơn", "; and {count} more further away"),
    "explain_demand.teams": ("Lớp lưu động có thể đến: {teams}.", "Mobile teams that may come: {teams}."),
    "explain_demand.team": (
        "{name} (dùng {entrants}/{places} chỗ, xã này {here})",
        "{name} ({entrants} of {places} places used, {here} of them here)",
    ),
    "explain_demand.then": ("Khi đó nhu cầu này học tại: {sites}.", "This demand then learns at: {sites}."),
    "explain_demand.then_site": (
        "{name} ({entrants} người, {minutes} phút)",
        "{name} ({entrants} entrants, {minutes} minutes)",
    ),
    "explain_demand.then_team": (
        "lớp lưu động của {name} ({entrants} người)",
        "mobile classes of {name} ({entrants} entrants)",
    ),
    "explain_demand.then_less": (
        "Khi đó nơi khác hoặc ngành khác có thêm {entrants} người không được đáp ứng.",
        "{entrants} more entrants elsewhere or of other programmes are then not served.",
    ),
    "explain_demand.then_units": ("Khi đó quyết định đổi đối với: {units}.", "The decision then changes for: {units}."),
    "explain_demand.price": (
        "Kịch bản tính một người của nhu cầu này không được đáp ứng là {price} triệu đồng.",
        "The scenario charges {price} million VND for one entrant of this demand who is not served.",
    ),
    "explain_demand.worth": (
        "Phương án đang xét chỉ hết tốt hơn việc đáp ứng toàn bộ khi mức này lên tới khoảng từ {least} đến {most} triệu đồng.",
        "The plan stops being better than serving all of it once that price reaches {least} to {most} million VND.",
    ),
    "explain_demand.worth_exact": (
        "Phương án đang xét chỉ hết tốt hơn việc đáp ứng toàn bộ khi mức này lên tới {most} triệu đồng.",
        "The plan stops being better than serving all of it once that price reaches {most} million VND.",
    ),
    "explain_demand.commune": ("\n{commune} ({code}), kịch bản: {title}", "\n{commune} ({code}), scenario: {title}"),
    "explain_demand.row": (
        "{programme} ({code}): nhu cầu {demand}, chưa được đáp ứng {unplaced}.",
        "{programme} ({code}): {demand} wanted, {unplaced} not served.",
    ),
    "explain_demand.all_met": ("Mọi nhu cầu của xã được đáp ứng.", "All demand of the commune is served."),
    "explain_demand.ask_on": (
        'Xem lý do của một ngành: vetnet explain {target} --demand "{code}/{programme}"',
        'For the reasons of one programme: vetnet explain {target} --demand "{code}/{programme}"',
    ),
    "explain_demand.commune_unknown": (
        "Không có xã nào là “{text}”, hoặc có hơn một xã khớp với tên đó.{near} Ghi mã xã hoặc tên đầy đủ, rồi dấu / và mã hoặc tên ngành.",
        "No commune is “{text}”, or more than one is.{near} Write the commune's code or full name, then / and the code or name of a programme.",
    ),
    "explain_demand.programme_unknown": (
        "Không có ngành nào là “{text}”, hoặc có hơn một ngành khớp với tên đó. Ghi một trong các mã: {known}.",
        "No programme is “{text}”, or more than one is. Write one of the codes: {known}.",
    ),
    "explain_demand.near": (" Có phải {name}?", " Is it {name}?"),
    "explain_demand.nobody": (
        "Không có ai ở {commune} cần ngành {programme} trong năm của kịch bản.",
        "Nobody of {commune} wants {programme} in the year of the scenario.",
    ),
    "explain_demand.one_of": (
        "Nêu một đơn vị, hoặc một nhu cầu bằng --demand XÃ/NGÀNH, không nêu cả hai.",
        "Name one institution, or one demand by --demand COMMUNE/PROGRAMME, and not both.",
    ),
}
